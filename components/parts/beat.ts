/**
 * When that which moves by itself is painted: at common moments, some thirty times a second. Twice as often would cost
 * twice as much in all of the browser and show nothing more.
 */
export const BEAT_MS = 1000 / 30;

/**
 * Canvas and timeline take turns: what changes in one frame is put together over all the screen between the changes,
 * so that two that are far from each other cost more in one frame than one after the other. Figures reach the page
 * shortly before the canvas's turn, and are seen with it.
 */
export const BEAT_SHARES = { timeline: 0, figures: 0.4, canvas: 0.5 };

/** The first of these moments after `afterMs`. Both are milliseconds since 1970: the same for a page and its workers. */
export function nextBeat(afterMs: number, share: number): number {
  return (Math.floor(afterMs / BEAT_MS - share) + 1 + share) * BEAT_MS;
}

/** Now, as beats are told: exact to a part of a millisecond, and never set back. */
export const beatNow = (): number => performance.timeOrigin + performance.now();
