/** Rows of all messages in order of when they were sent, kept up as the trace grows. */
import { grown } from '../reading/growable.ts';
import { sortRuns } from '../reading/sort-runs.ts';
import type { TraceStore } from '../reading/trace-store.ts';

/** A thread that has not told of a sending by now will not. */
const GIVEN_UP_NS = 2e9;

export class SentOrder {
  n = 0;
  rows = new Uint32Array(0);
  private time = new Float64Array(0);
  private readonly store: TraceStore;
  private seen = 0;
  /** Rows whose sending has not been read yet: another thread wrote of it. They stand last. */
  private late: number[] = [];
  private updatedNs = -1;
  private found = new Uint32Array(0);

  constructor(store: TraceStore) {
    this.store = store;
  }

  /** Takes in what is new. */
  update(): void {
    const { store } = this;
    const { sent, taken, n } = store.messages;
    // With the end of a run all has been read, whatever its last time was.
    const version = store.ended === null ? store.lastNs : Number.MAX_VALUE;
    if (version === this.updatedNs) return;
    this.updatedNs = version;
    const settledNs = store.ended === null ? store.lastNs - GIVEN_UP_NS : Number.POSITIVE_INFINITY;
    const rows = new Uint32Array(this.late.length + n - this.seen);
    const times = new Float64Array(rows.length);
    const late: number[] = [];
    let added = 0;
    const look = (row: number) => {
      // Where the sending is missing for good, it stands where it was taken.
      const begun = taken[row] as number;
      const timeNs = Number.isNaN(sent[row] as number) && begun <= settledNs ? begun : (sent[row] as number);
      if (Number.isNaN(timeNs)) {
        late.push(row);
        return;
      }
      rows[added] = row;
      times[added++] = timeNs;
    };
    for (const row of this.late) look(row);
    for (; this.seen < n; this.seen++) look(this.seen);
    this.late = late;
    if (added > 0) this.merge(times, rows, added);
  }

  private merge(times: Float64Array, rows: Uint32Array, added: number): void {
    sortRuns(times, rows, added);
    this.time = grown(this.time, this.n + added);
    this.rows = grown(this.rows, this.n + added);
    let i = this.n - 1;
    let j = added - 1;
    for (let k = this.n + added - 1; j >= 0; k--) {
      const isLater = i >= 0 && (this.time[i] as number) > (times[j] as number);
      this.time[k] = (isLater ? this.time[i] : times[j]) as number;
      this.rows[k] = (isLater ? this.rows[i--] : rows[j--]) as number;
    }
    this.n += added;
  }

  /** Those of the rows for which `keep` is 1, in order. @param from rows before it are left out */
  kept(keep: Uint8Array, from = 0): Uint32Array {
    const { rows, n, late } = this;
    // Memory that is used again: fresh pages of a large array cost more than the look at them.
    if (this.found.length < n + late.length) this.found = grown(this.found, n + late.length);
    const { found } = this;
    let count = 0;
    if (from === 0)
      for (let i = 0; i < n; i++) {
        const row = rows[i] as number;
        found[count] = row;
        count += keep[row] as number;
      }
    else
      for (let i = 0; i < n; i++) {
        const row = rows[i] as number;
        found[count] = row;
        if (row >= from) count += keep[row] as number;
      }
    for (const row of late) if (row >= from && keep[row] === 1) found[count++] = row;
    return found.slice(0, count);
  }
}
