/**
 * Levels of detail of what the actors of one thread waited for and of when it slept, and which waits lie in a stretch.
 * Brought up to date from the store's own columns, of which it keeps no copy.
 */
import { grown } from '../reading/growable.ts';
import { BusyLevels } from '../reading/levels.ts';
import { type Spans, type WaitColumns, WaitKind } from '../waits/wait-columns.ts';

const BLOCK = 128;

export class WaitLevels {
  readonly full = new BusyLevels();
  readonly answer = new BusyLevels();
  readonly idle = new BusyLevels();
  private waits: WaitColumns | undefined;
  /** Rows that had no end when they were last looked at. */
  private open: number[] = [];

  private seen = 0;
  private slept = 0;
  /** Of each `BLOCK` rows: the earliest start, and the latest end of those that are over. */
  private first = new Float64Array(0);
  private last = new Float64Array(0);

  /** Rows of the waits that go on. */
  get goingOn(): readonly number[] {
    return this.open;
  }

  settle(waits: WaitColumns | undefined, idle: Spans | undefined): void {
    this.waits = waits;
    if (waits !== undefined) {
      const before = this.open;
      this.open = [];
      for (const row of before) this.take(waits, row);
      for (; this.seen < waits.n; this.seen++) {
        const block = Math.floor(this.seen / BLOCK);
        if (this.seen % BLOCK === 0) {
          this.first = grown(this.first, block + 1);
          this.last = grown(this.last, block + 1);
          this.first[block] = Number.POSITIVE_INFINITY;
          this.last[block] = Number.NEGATIVE_INFINITY;
        }
        this.first[block] = Math.min(this.first[block] as number, waits.start[this.seen] as number);
        this.take(waits, this.seen);
      }
      this.full.settle();
      this.answer.settle();
    }
    if (idle === undefined) return;
    for (; this.slept < idle.n && (idle.end[this.slept] as number) < Number.POSITIVE_INFINITY; this.slept++)
      this.idle.add(idle.start[this.slept] as number, idle.end[this.slept] as number);
    this.idle.settle();
  }

  private take(waits: WaitColumns, row: number): void {
    const start = waits.start[row] as number;
    const end = waits.end[row] as number;
    if (end === Number.POSITIVE_INFINITY) {
      this.open.push(row);
      return;
    }
    (waits.kind[row] === WaitKind.full ? this.full : this.answer).add(start, end);
    const block = Math.floor(row / BLOCK);
    this.last[block] = Math.max(this.last[block] as number, end);
  }

  /** Rows of the waits that lie in [fromNs, toNs), in order; null where there are more than `most`. */
  within(fromNs: number, toNs: number, most: number): number[] | null {
    const { waits } = this;
    if (waits === undefined) return [];
    const found = this.open.filter((row) => (waits.start[row] as number) < toNs);
    for (let block = 0; block * BLOCK < this.seen; block++) {
      if (!((this.first[block] as number) < toNs && (this.last[block] as number) > fromNs)) continue;
      const beyond = Math.min(this.seen, (block + 1) * BLOCK);
      for (let row = block * BLOCK; row < beyond; row++) {
        const end = waits.end[row] as number;
        if (end < Number.POSITIVE_INFINITY && end > fromNs && (waits.start[row] as number) < toNs)
          found.push(row);
      }
      if (found.length > most) return null;
    }
    return found.sort((a, b) => a - b);
  }
}
