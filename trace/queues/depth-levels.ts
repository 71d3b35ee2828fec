/** Levels of detail of a queue's depth: the most and the last of each bin of 2^k nanoseconds. */
import { grown } from '../reading/growable.ts';

const FIRST_SHIFT = 20; // 1 ms
const MOST_BINS = 1 << 16;
const LEVELS = 24;

interface Level {
  n: number;
  most: Uint32Array;
  /** -1 where the bin has no step: the depth is still that of the bin before. */
  last: Int32Array;
}

export class DepthLevels {
  baseShift = FIRST_SHIFT;
  private levels: Level[] = [];

  constructor() {
    for (let k = 0; k < LEVELS; k++)
      this.levels.push({ n: 0, most: new Uint32Array(0), last: new Int32Array(0) });
  }

  /** Brings the levels up to date where the steps from `first` on are new. Steps ascend in time; a depth below 0 counts as 0. */
  rebuild(time: Float64Array, depth: Int32Array, n: number, first: number): void {
    if (n === 0) return;
    let from = first;
    while ((time[n - 1] as number) / 2 ** this.baseShift >= MOST_BINS) {
      this.baseShift++;
      from = 0;
    }
    const bin = 2 ** this.baseShift;
    const perNs = 1 / bin;
    const base = this.levels[0] as Level;
    // Bins that nothing has reached yet are filled too: they keep the depth of the bin before.
    let low = from === 0 ? 0 : Math.min(base.n, Math.floor((time[from] as number) / bin));
    let i = from;
    while (i > 0 && (time[i - 1] as number) >= low * bin) i--;
    const bins = Math.floor((time[n - 1] as number) / bin) + 1;
    base.most = grown(base.most, bins);
    base.last = grown(base.last, bins);
    base.n = bins;
    base.most.fill(0, low, bins);
    base.last.fill(-1, low, bins);
    for (; i < n; i++) {
      // What several steps at one time come to counts, not the way there.
      if (i + 1 < n && time[i + 1] === time[i]) continue;
      const b = Math.floor((time[i] as number) * perNs);
      const d = Math.max(0, depth[i] as number);
      if (d > (base.most[b] as number)) base.most[b] = d;
      base.last[b] = d;
    }
    for (let k = 1; k < LEVELS; k++) {
      const below = this.levels[k - 1] as Level;
      const level = this.levels[k] as Level;
      low >>>= 1;
      level.n = (below.n + 1) >>> 1;
      level.most = grown(level.most, level.n);
      level.last = grown(level.last, level.n);
      for (let b = low; b < level.n; b++) {
        const c = 2 * b;
        const both = c + 1 < below.n;
        level.most[b] = Math.max(below.most[c] as number, both ? (below.most[c + 1] as number) : 0);
        const right = both ? (below.last[c + 1] as number) : -1;
        level.last[b] = right >= 0 ? right : (below.last[c] as number);
      }
    }
  }

  /** The most of all. */
  get most(): number {
    const { n, most } = this.levels[LEVELS - 1] as Level;
    let found = 0;
    for (let b = 0; b < n; b++) if ((most[b] as number) > found) found = most[b] as number;
    return found;
  }

  /** -1 where even the base is too wide for `spanNs`. */
  levelFor(spanNs: number): number {
    return Math.min(LEVELS - 1, Math.floor(Math.log2(spanNs)) - this.baseShift);
  }

  /** Most and last depth in [startNs, endNs); last -1 where nothing happened there. */
  read(level: number, startNs: number, endNs: number, into: { most: number; last: number }): void {
    const { n, most, last } = this.levels[level] as Level;
    const bin = 2 ** (this.baseShift + level);
    const first = Math.max(0, Math.floor(startNs / bin));
    const beyond = Math.min(n, Math.max(first + 1, Math.floor(endNs / bin)));
    into.most = 0;
    into.last = -1;
    for (let b = first; b < beyond; b++) {
      if ((most[b] as number) > into.most) into.most = most[b] as number;
      if ((last[b] as number) >= 0) into.last = last[b] as number;
    }
  }
}
