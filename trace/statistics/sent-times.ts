/** When each actor sent messages: for each a column of times that ascends. What starts, stops and wakes it does not count. */
import { SentFlag } from '../../runtime/protocol/trace-file.ts';
import { grown } from '../reading/growable.ts';
import type { TraceStore } from '../reading/trace-store.ts';

const OWN = SentFlag.start | SentFlag.stop | SentFlag.timer;

interface Column {
  n: number;
  time: Float64Array;
  sorted: boolean;
}

export class SentTimes {
  private readonly byActor: (Column | undefined)[] = [];
  /** Rows whose sender's records had not come when they were looked at. */
  private unsent: number[] = [];
  private next = 0;

  /** Takes in at most `limit` rows. @returns whether all are in */
  advance({ messages }: TraceStore, limit: number): boolean {
    this.unsent = this.unsent.filter((row) => !this.take(messages, row));
    const last = Math.min(messages.n, this.next + limit);
    for (; this.next < last; this.next++) if (!this.take(messages, this.next)) this.unsent.push(this.next);
    if (this.next < messages.n) return false;
    for (const column of this.byActor)
      if (column !== undefined && !column.sorted) {
        column.time.subarray(0, column.n).sort();
        column.sorted = true;
      }
    return true;
  }

  private take({ sent, from, flags }: TraceStore['messages'], row: number): boolean {
    const time = sent[row] as number;
    if (Number.isNaN(time)) return false;
    const actor = from[row] as number;
    if (((flags[row] as number) & OWN) !== 0 || actor < 0) return true;
    let column = this.byActor[actor];
    if (column === undefined) {
      column = { n: 0, time: new Float64Array(0), sorted: true };
      this.byActor[actor] = column;
    }
    const i = column.n++;
    column.time = grown(column.time, column.n);
    column.time[i] = time;
    if (i > 0 && time < (column.time[i - 1] as number)) column.sorted = false;
    return true;
  }

  /** How many messages an actor sent in [fromNs, toNs): after an `advance` that took all in. */
  count(actor: number, fromNs: number, toNs: number): number {
    const column = this.byActor[actor];
    if (column === undefined) return 0;
    return firstFrom(column.time, column.n, toNs) - firstFrom(column.time, column.n, fromNs);
  }
}

/** First index in `column[0..n)` whose value is `value` or more; the column ascends. */
export function firstFrom(column: Float64Array, n: number, value: number): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
