/**
 * What the run's process may hold in memory. V8 ends a thread whose heap is full, but Buffers are outside of its limits,
 * and shared memory is nobody's: a run that takes all there is would take the machine with it.
 */
import os from 'node:os';

/** Share of the machine's memory, or of what its container may have, where nothing else is said. */
const USUAL_SHARE = 0.75;

/** Bytes. */
export function usualMemoryLimit(): number {
  const constrained = process.constrainedMemory();
  return USUAL_SHARE * Math.min(os.totalmem(), constrained > 0 ? constrained : Number.POSITIVE_INFINITY);
}

/** @returns why the run has to end, or null where it holds no more than it may */
export function whyTooLarge(limitBytes: number): string | null {
  const bytes = process.memoryUsage.rss();
  if (bytes <= limitBytes) return null;
  return `its process holds ${mb(bytes)} of memory, and may hold ${mb(limitBytes)}`;
}

const mb = (bytes: number): string => `${Math.round(bytes / 1e6).toLocaleString('en')} MB`;
