/**
 * When that which moves by itself is painted: at common moments, sixty times a second, the timeline and the canvas in
 * the same frame, so that the browser puts the screen together once for both.
 */
export const BEAT_MS = 1000 / 60;

/**
 * The first of these moments after `afterMs`, or `aheadMs` before it, for who has to be ready by then. Both are
 * milliseconds since 1970: the same for a page and its workers.
 */
export function nextBeat(afterMs: number, aheadMs = 0): number {
  return (Math.floor((afterMs + aheadMs) / BEAT_MS) + 1) * BEAT_MS - aheadMs;
}

/** Now, as beats are told: exact to a part of a millisecond, and never set back. */
export const beatNow = (): number => performance.timeOrigin + performance.now();
