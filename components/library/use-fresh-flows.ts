import { useEffect } from 'react';
import { isLive } from '@/components/runs/run-outcome.ts';
import { useLibrary } from './library-store.ts';

const RETRY_MS = 3000;

/** Reads the list when the page opens and when it is looked at again; and while a run is under way or the server away. */
export function useFreshFlows(): void {
  const refresh = useLibrary((s) => s.refresh);
  const restless = useLibrary(
    (s) => s.state.kind === 'failed' || s.flows.some((flow) => flow.lastRun && isLive(flow.lastRun.state)),
  );
  useEffect(() => {
    void refresh();
    const look = () => {
      if (document.visibilityState === 'visible') void refresh();
    };
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
    };
  }, [refresh]);
  useEffect(() => {
    if (!restless) return;
    const timer = setInterval(() => void refresh(), RETRY_MS);
    return () => clearInterval(timer);
  }, [restless, refresh]);
}
