import type { KeptRuns } from '../../api/types.ts';

export interface ClearableRun {
  id: string;
  flowId: string;
  startedAt: Date;
  traceBytes: number;
  /** It runs, or its outcome is about to be written down. */
  isLive: boolean;
}

const DAY_MS = 86_400_000;

/**
 * Ids of the runs that are beyond what is to be kept, the oldest of them first. A live run never is, and neither is the
 * last run of a flow: who looks at what just happened must not find it gone.
 */
export function runsToClear(runs: readonly ClearableRun[], kept: KeptRuns, now: Date): string[] {
  const newestFirst = runs.toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
  const oldest = kept.days === null ? Number.NEGATIVE_INFINITY : now.getTime() - kept.days * DAY_MS;
  const ofFlow = new Map<string, number>();
  const cleared: string[] = [];
  let bytes = 0;
  for (const run of newestFirst) {
    const place = (ofFlow.get(run.flowId) ?? 0) + 1;
    ofFlow.set(run.flowId, place);
    const isSafe = run.isLive || place === 1;
    const isTooMany = kept.perFlow !== null && place > kept.perFlow;
    const isTooOld = run.startedAt.getTime() < oldest;
    const isTooLarge = kept.totalBytes !== null && bytes + run.traceBytes > kept.totalBytes;
    if (!isSafe && (isTooMany || isTooOld || isTooLarge)) cleared.push(run.id);
    else bytes += run.traceBytes;
  }
  return cleared.reverse();
}
