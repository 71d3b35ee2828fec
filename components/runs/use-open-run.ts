import { useEffect } from 'react';
import { api } from '@/api/client.ts';
import { useSession } from '@/components/editor/session.ts';
import { useTrace } from '@/components/timeline/trace-client.ts';
import { runsChanged, useRunControl } from './run-control.ts';
import { isLive } from './run-outcome.ts';
import { watchRun } from './watch-run.ts';

/** Keeps the run on screen true to the server: a live one is watched to its end. */
export function useOpenRun(): void {
  const runId = useSession((s) => s.run?.id);
  const live = useSession((s) => s.run !== null && isLive(s.run.state));

  useEffect(() => {
    if (!runId || !live) return;
    return watchRun(runId, {
      read: api.getRun,
      // The trace tells at once that the run has ended, or that nobody answers.
      onNews: (look) =>
        useTrace.subscribe((now, before) => {
          if (now.state?.phase.name !== before.state?.phase.name) look();
        }),
      report: (found) => {
        const { run, set } = useSession.getState();
        if (run?.id !== found.id) return;
        const { document: _ran, ...summary } = found as typeof found & { document?: unknown };
        // A stop that was asked for is on its way, even where the server has not written it down yet.
        const state = run.state === 'stopping' && summary.state === 'running' ? 'stopping' : summary.state;
        set({ run: { ...summary, state } });
        if (!isLive(state)) runsChanged();
      },
      reportLost: (lost) => useRunControl.setState({ lost }),
      reportGone: () => {
        useSession.getState().set({ run: null, figures: null });
        runsChanged();
      },
    });
  }, [runId, live]);
}
