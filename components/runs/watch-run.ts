import { ApiFailure } from '@/api/client.ts';
import type { RunSummary } from '@/api/types.ts';
import { isLive } from './run-outcome.ts';

export interface RunWatch {
  read: (run: string) => Promise<RunSummary>;
  report: (run: RunSummary) => void;
  /** True while nobody answers. */
  reportLost: (lost: boolean) => void;
  /** The run was deleted elsewhere. */
  reportGone: () => void;
  /** Milliseconds between looks; default 1,000. */
  everyMs?: number;
}

/** Looks at a run until it has ended, also while the server is away. The answer ends the watch. */
export function watchRun(run: string, watch: RunWatch): () => void {
  const { everyMs = 1000 } = watch;
  let over = false;
  let lost = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const setLost = (now: boolean) => {
    if (lost !== now) watch.reportLost(now);
    lost = now;
  };

  async function look(): Promise<void> {
    try {
      const found = await watch.read(run);
      if (over) return;
      setLost(false);
      watch.report(found);
      if (!isLive(found.state)) return;
    } catch (error) {
      if (over) return;
      if (error instanceof ApiFailure && error.status === 404) {
        setLost(false);
        watch.reportGone();
        return;
      }
      setLost(true);
    }
    timer = setTimeout(() => void look(), everyMs);
  }

  timer = setTimeout(() => void look(), everyMs);
  return () => {
    over = true;
    clearTimeout(timer);
    setLost(false);
  };
}
