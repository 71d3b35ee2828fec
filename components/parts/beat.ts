/**
 * When that which moves by itself is painted: at common moments, some thirty times a second, the timeline and the
 * canvas in the same frame. Twice as often would cost twice as much in all of the browser and show nothing more.
 */
export const BEAT_MS = 1000 / 30;

/**
 * The first of these moments after `afterMs`, or `aheadMs` before it, for who has to be ready by then. Both are
 * milliseconds since 1970: the same for a page and its workers.
 */
export function nextBeat(afterMs: number, aheadMs = 0): number {
  return (Math.floor((afterMs + aheadMs) / BEAT_MS) + 1) * BEAT_MS - aheadMs;
}

/** Now, as beats are told: exact to a part of a millisecond, and never set back. */
export const beatNow = (): number => performance.timeOrigin + performance.now();
