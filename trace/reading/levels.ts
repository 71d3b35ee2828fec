/**
 * Levels of detail: how busy a row of bars was, in bins of 2^k nanoseconds, for every k from the base up.
 * Bars go into the base level; the levels above follow once per batch, over the part that changed.
 * A long trace gives up its finest level rather than memory: below the base, bars are few enough to draw.
 */
import { grown } from './growable.ts';

const FIRST_SHIFT = 18; // 0.26 ms
const MOST_BINS = 1 << 17;
const LEVELS = 24;
/** A column of so many bins is folded time: a coarser level tells of it. */
const WIDE_BINS = 5;

interface Level {
  n: number;
  /** Nanoseconds of each bin covered by bars. */
  busy: Float32Array;
}

export class BusyLevels {
  baseShift: number;
  /** Width of the finest bins, and one part of it: a power for each bar costs more than all else about it. */
  private bin: number;
  private perNs: number;
  private levels: Level[] = [];
  private dirtyFrom = Number.POSITIVE_INFINITY;
  private readonly mostBins: number;

  constructor(baseShift = FIRST_SHIFT, mostBins = MOST_BINS) {
    this.baseShift = baseShift;
    this.bin = 2 ** baseShift;
    this.perNs = 1 / this.bin;
    this.mostBins = mostBins;
    for (let k = 0; k < LEVELS; k++) this.levels.push({ n: 0, busy: new Float32Array(0) });
  }

  add(startNs: number, endNs: number): void {
    if (!(endNs > startNs)) return;
    while (endNs * this.perNs >= this.mostBins) this.coarsen();
    const { bin, perNs } = this;
    const first = Math.floor(startNs * perNs);
    const last = Math.floor(endNs * perNs);
    const base = this.levels[0] as Level;
    if (last >= base.busy.length) base.busy = grown(base.busy, last + 1);
    if (last >= base.n) base.n = last + 1;
    if (first < this.dirtyFrom) this.dirtyFrom = first;
    const busy = base.busy;
    if (first === last) {
      busy[first] = (busy[first] as number) + (endNs - startNs);
      return;
    }
    busy[first] = (busy[first] as number) + ((first + 1) * bin - startNs);
    for (let b = first + 1; b < last; b++) busy[b] = (busy[b] as number) + bin;
    busy[last] = (busy[last] as number) + (endNs - last * bin);
  }

  /** Carries what was added since the last call up through the levels. */
  settle(): void {
    if (this.dirtyFrom === Number.POSITIVE_INFINITY) return;
    let from = this.dirtyFrom;
    this.dirtyFrom = Number.POSITIVE_INFINITY;
    for (let k = 1; k < LEVELS; k++) {
      const below = this.levels[k - 1] as Level;
      const level = this.levels[k] as Level;
      from >>>= 1;
      level.n = (below.n + 1) >>> 1;
      level.busy = grown(level.busy, level.n);
      for (let b = from; b < level.n; b++)
        level.busy[b] =
          (below.busy[2 * b] as number) + (2 * b + 1 < below.n ? (below.busy[2 * b + 1] as number) : 0);
    }
  }

  /** The level whose bins are the widest that still fit in `spanNs`; -1 where even the base is too wide. */
  levelFor(spanNs: number): number {
    return Math.min(LEVELS - 1, Math.floor(Math.log2(spanNs)) - this.baseShift);
  }

  /** Share 0..1 of [startNs, endNs) covered by bars, to the accuracy of the bins of `level`. */
  share(level: number, startNs: number, endNs: number): number {
    const { n, busy } = this.levels[level] as Level;
    const bin = 2 ** (this.baseShift + level);
    const first = Math.max(0, Math.floor(startNs / bin));
    const last = Math.max(first + 1, Math.floor(endNs / bin));
    let sum = 0;
    for (let b = first; b < last && b < n; b++) sum += busy[b] as number;
    return Math.min(1, sum / ((last - first) * bin));
  }

  /**
   * The shares of columns that lie side by side.
   * @param times edges of the columns, ascending, one more than columns
   * @param spanNs of a column; those of folded time may be longer
   */
  shares(times: Float64Array, columns: number, spanNs: number, into: Float32Array): void {
    const usual = Math.max(0, this.levelFor(spanNs));
    const { n, busy } = this.levels[usual] as Level;
    const bin = 2 ** (this.baseShift + usual);
    const perNs = 1 / bin;
    // The end of a column is the start of the next: each edge is worked out once.
    let first = Math.max(0, Math.floor((times[0] as number) * perNs));
    for (let x = 0; x < columns; x++) {
      const endNs = times[x + 1] as number;
      const next = Math.max(0, Math.floor(endNs * perNs));
      if (endNs <= 0 || first >= n) into[x] = 0;
      else if (next - first > WIDE_BINS) {
        const startNs = times[x] as number;
        into[x] = this.share(Math.max(usual, this.levelFor(endNs - startNs)), startNs, endNs);
      } else {
        const last = next > first ? next : first + 1;
        const beyond = Math.min(last, n);
        let sum = 0;
        for (let b = first; b < beyond; b++) sum += busy[b] as number;
        into[x] = Math.min(1, (sum * perNs) / (last - first));
      }
      first = next;
    }
  }

  /** Nothing was ever added. */
  get isEmpty(): boolean {
    return (this.levels[0] as Level).n === 0;
  }

  private coarsen(): void {
    this.settle();
    this.levels.shift();
    this.levels.push({ n: 0, busy: new Float32Array(0) });
    this.baseShift++;
    this.bin *= 2;
    this.perNs /= 2;
    // The new top is empty: carry everything up once more at the next settle.
    this.dirtyFrom = 0;
  }
}
