/**
 * A clock that makes idle time short. Position in pixels over time: a gap in which nothing happens takes `GAP_PX`
 * where it would take more, all else stands as on a linear clock. Positions ascend strictly with time and change
 * continuously with the zoom, so every pixel has one time and every time one pixel.
 */

/** Stretches of idle time: ascending, none touching the next. */
export interface Gaps {
  start: Float64Array;
  end: Float64Array;
}

/** Width of a gap that is folded. */
export const GAP_PX = 18;

export class Fold {
  readonly gaps: Gaps;
  readonly nsPerPx: number;
  /** The gaps that are folded at this zoom, and where each begins. */
  readonly n: number;
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly px: Float64Array;

  /** @param nsPerPx nanoseconds a pixel outside of gaps */
  constructor(gaps: Gaps, nsPerPx: number) {
    this.gaps = gaps;
    this.nsPerPx = nsPerPx;
    const all = gaps.start.length;
    this.start = new Float64Array(all);
    this.end = new Float64Array(all);
    this.px = new Float64Array(all);
    let n = 0;
    for (let i = 0; i < all; i++) {
      const start = gaps.start[i] as number;
      const end = gaps.end[i] as number;
      if (end - start <= GAP_PX * nsPerPx) continue;
      this.px[n] = this.afterGap(n - 1, start);
      this.start[n] = start;
      this.end[n++] = end;
    }
    this.n = n;
  }

  /** Pixels from time 0, which is at 0. */
  pxOf(timeNs: number): number {
    const i = lastAt(this.start, this.n, timeNs);
    if (i < 0 || timeNs >= (this.end[i] as number)) return this.afterGap(i, timeNs);
    const start = this.start[i] as number;
    return (this.px[i] as number) + ((timeNs - start) / ((this.end[i] as number) - start)) * GAP_PX;
  }

  timeAt(px: number): number {
    const i = lastAt(this.px, this.n, px);
    if (i < 0) return px * this.nsPerPx;
    const inside = px - (this.px[i] as number);
    const start = this.start[i] as number;
    const end = this.end[i] as number;
    return inside < GAP_PX
      ? start + (inside / GAP_PX) * (end - start)
      : end + (inside - GAP_PX) * this.nsPerPx;
  }

  /** Index of the first folded gap that ends after a time. */
  firstAfter(timeNs: number): number {
    const i = lastAt(this.start, this.n, timeNs);
    return i >= 0 && timeNs < (this.end[i] as number) ? i : i + 1;
  }

  /** The same gaps at another zoom. */
  zoomed(nsPerPx: number): Fold {
    return nsPerPx === this.nsPerPx ? this : new Fold(this.gaps, nsPerPx);
  }

  /** The zoom at which [startNs, endNs] takes `widthPx`; the closest where gaps alone take more. */
  zoomFor(startNs: number, endNs: number, widthPx: number, leastNsPerPx: number): number {
    let low = leastNsPerPx;
    let high = Math.max(low, (endNs - startNs) / widthPx);
    for (let i = 0; i < 40 && high - low > low * 1e-6; i++) {
      const middle = (low + high) / 2;
      const fold = this.zoomed(middle);
      if (fold.pxOf(endNs) - fold.pxOf(startNs) > widthPx) low = middle;
      else high = middle;
    }
    return high;
  }

  private afterGap(i: number, timeNs: number): number {
    return i < 0
      ? timeNs / this.nsPerPx
      : (this.px[i] as number) + GAP_PX + (timeNs - (this.end[i] as number)) / this.nsPerPx;
  }
}

/** Last index in `column[0..n)` whose value is `value` or less; -1 for none. */
function lastAt(column: Float64Array, n: number, value: number): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
