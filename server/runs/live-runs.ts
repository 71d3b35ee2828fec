import type { RunProcess } from './run-process.ts';

/** A run whose process lives, or whose outcome is about to be written down. */
export interface LiveRun {
  id: string;
  flowId: string;
  process: RunProcess;
  /** Fulfilled when the outcome stands in the database and the run has left the list. */
  settled: Promise<void>;
}

/** Next keeps modules apart for each route: the list of what runs exists once, on globalThis. */
const shared = globalThis as { cueboardLiveRuns?: Map<string, LiveRun> };

export function liveRuns(): Map<string, LiveRun> {
  shared.cueboardLiveRuns ??= new Map();
  return shared.cueboardLiveRuns;
}

/** Stops these and waits until each is settled: at most about a second. */
export async function stopLiveRuns(of: (run: LiveRun) => boolean = () => true): Promise<void> {
  const stopped = [...liveRuns().values()].filter(of);
  for (const run of stopped) run.process.stop();
  await Promise.all(stopped.map((run) => run.settled));
}
