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
  /** Milliseconds between the first looks; default 1,000. */
  everyMs?: number;
  /** Calls what it is given where there may be news; answers how to stop that. */
  onNews?: (look: () => void) => () => void;
}

/** So many looks follow each other closely; a run that goes on for long is looked at ever more seldom: its trace tells. */
const CLOSE_LOOKS = 10;
const REST = 5;
const LONGEST_REST = 60;

/** Looks at a run until it has ended, also while the server is away. The answer ends the watch. */
export function watchRun(run: string, watch: RunWatch): () => void {
  const { everyMs = 1000 } = watch;
  let over = false;
  let lost = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let looks = 0;
  let isLooking = false;
  const later = () => {
    looks += 1;
    const rest = Math.min(LONGEST_REST, REST * 2 ** (looks - CLOSE_LOOKS - 1));
    timer = setTimeout(() => void look(), everyMs * (looks > CLOSE_LOOKS && !lost ? rest : 1));
  };
  const setLost = (now: boolean) => {
    if (lost !== now) watch.reportLost(now);
    lost = now;
  };

  async function look(): Promise<void> {
    isLooking = true;
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
    } finally {
      isLooking = false;
    }
    later();
  }

  later();
  const stopNews = watch.onNews?.(() => {
    // The server may hear of it a moment later.
    looks = 0;
    if (isLooking || over) return;
    clearTimeout(timer);
    void look();
  });
  return () => {
    over = true;
    stopNews?.();
    clearTimeout(timer);
    setLost(false);
  };
}
