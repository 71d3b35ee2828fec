/** Busy time and counts of the last second, in bins that are used round and round. A series each actor or queue. */
const BINS = 20;
export const BIN_NS = 50e6;

export class RecentWork {
  private busy: Float64Array;
  private count: Uint32Array;
  /** Which bin of time stands in each place. */
  private readonly standing = new Float64Array(BINS).fill(-1);
  /** How many there is room for. */
  private series: number;

  constructor(series: number) {
    this.series = series;
    this.busy = new Float64Array(series * BINS);
    this.count = new Uint32Array(series * BINS);
  }

  /** Makes room for so many series. */
  grow(series: number): void {
    const before = this.series;
    if (series <= before) return;
    const { busy, count } = this;
    this.series = Math.max(series, before * 2);
    this.busy = new Float64Array(this.series * BINS);
    this.count = new Uint32Array(this.series * BINS);
    for (let p = 0; p < BINS; p++) {
      this.busy.set(busy.subarray(p * before, (p + 1) * before), p * this.series);
      this.count.set(count.subarray(p * before, (p + 1) * before), p * this.series);
    }
  }

  /** One thing ended at `endNs`, after work since `startNs`. */
  add(series: number, startNs: number, endNs: number): void {
    const last = Math.floor(endNs / BIN_NS);
    const place = this.place(last);
    if (place >= 0) {
      const at = place * this.series + series;
      this.count[at] = (this.count[at] as number) + 1;
    }
    const first = Math.max(Math.floor(startNs / BIN_NS), last - BINS + 1, 0);
    if (first === last) {
      // Most work is shorter than a bin.
      if (place < 0 || !(endNs > startNs)) return;
      const at = place * this.series + series;
      this.busy[at] = (this.busy[at] as number) + (endNs - startNs);
      return;
    }
    for (let bin = first; bin <= last; bin++) {
      const p = this.place(bin);
      if (p < 0) continue;
      const at = p * this.series + series;
      const part = Math.min(endNs, (bin + 1) * BIN_NS) - Math.max(startNs, bin * BIN_NS);
      if (part > 0) this.busy[at] = (this.busy[at] as number) + part;
    }
  }

  /** Sums of the last second before `nowNs`. */
  read(series: number, nowNs: number): { busyNs: number; count: number } {
    const now = Math.floor(nowNs / BIN_NS);
    let busyNs = 0;
    let count = 0;
    for (let p = 0; p < BINS; p++) {
      const bin = this.standing[p] as number;
      if (bin <= now - BINS || bin > now) continue;
      busyNs += this.busy[p * this.series + series] as number;
      count += this.count[p * this.series + series] as number;
    }
    return { busyNs, count };
  }

  /** Place of a bin, emptied for it where another stood; -1 where its place belongs to a later bin. */
  private place(bin: number): number {
    // Whole numbers of so few bits divide many times as fast as others.
    const p = (bin | 0) % BINS;
    const standing = this.standing[p] as number;
    if (standing === bin) return p;
    if (standing > bin) return -1;
    this.standing[p] = bin;
    this.busy.fill(0, p * this.series, (p + 1) * this.series);
    this.count.fill(0, p * this.series, (p + 1) * this.series);
    return p;
  }
}
