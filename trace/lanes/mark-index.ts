/**
 * Marks by what they are and where they belong, in order of time: how many of a kind lie in a column of pixels is two
 * searches, however many there are.
 */
import { grown } from '../reading/growable.ts';
import { MarkKind } from '../reading/marks.ts';
import type { TraceStore } from '../reading/trace-store.ts';

export interface MarkList {
  kind: MarkKind;
  /** Thread of the actor, or that which wrote it; -1 for none. */
  thread: number;
  /** Queue that it happened in; -1 for none. */
  queue: number;
  n: number;
  time: Float64Array;
  /** Place in the store's marks of `source`. */
  at: Uint32Array;
  source: number;
}

/** They concern an actor, whatever queue it was about. */
const OF_ACTORS = new Set<MarkKind>([
  MarkKind.failed,
  MarkKind.actorStopped,
  MarkKind.deadlocked,
  MarkKind.restarted,
]);

export class MarkIndex {
  readonly lists: MarkList[] = [];
  private readonly byKey = new Map<string, MarkList>();
  private readonly seen: number[] = [];

  settle(store: TraceStore): void {
    for (const [source, marks] of store.marks.entries()) {
      for (let i = this.seen[source] ?? 0; i < marks.n; i++) {
        const kind = marks.kind[i] as MarkKind;
        const actor = marks.actor[i] as number;
        const thread =
          store.threadOf(actor) >= 0 ? store.threadOf(actor) : source < store.lanes.length ? source : -1;
        const queue = OF_ACTORS.has(kind) ? -1 : (marks.queue[i] as number);
        this.insert(this.list(kind, thread, queue, source), marks.time[i] as number, i);
      }
      this.seen[source] = marks.n;
    }
  }

  private list(kind: MarkKind, thread: number, queue: number, source: number): MarkList {
    const key = `${kind} ${thread} ${queue} ${source}`;
    let list = this.byKey.get(key);
    if (list === undefined) {
      list = { kind, thread, queue, source, n: 0, time: new Float64Array(0), at: new Uint32Array(0) };
      this.byKey.set(key, list);
      this.lists.push(list);
    }
    return list;
  }

  /** Nearly always at the end. */
  private insert(list: MarkList, timeNs: number, at: number): void {
    const n = list.n++;
    list.time = grown(list.time, n + 1);
    list.at = grown(list.at, n + 1);
    let place = n;
    for (; place > 0 && (list.time[place - 1] as number) > timeNs; place--) {
      list.time[place] = list.time[place - 1] as number;
      list.at[place] = list.at[place - 1] as number;
    }
    list.time[place] = timeNs;
    list.at[place] = at;
  }
}

export interface MarkColumn {
  /** Index of the column. */
  column: number;
  count: number;
  /** Place of the first in the list. */
  first: number;
}

/**
 * Columns that hold marks of a list; each mark is in one.
 * @param times edges of the columns, ascending, one more than columns
 */
export function* markColumns(list: MarkList, times: Float64Array, columns: number): Generator<MarkColumn> {
  const endNs = times[columns] as number;
  let i = gallop(list.time, 0, list.n, times[0] as number, false);
  let column = 0;
  while (i < list.n && (list.time[i] as number) < endNs) {
    // A mark on an edge belongs to the column on its right.
    const timeNs = list.time[i] as number;
    if ((times[column + 1] as number) <= timeNs)
      column = gallop(times, column + 1, columns + 1, timeNs, true) - 1;
    const beyond = gallop(list.time, i, list.n, times[column + 1] as number, false);
    yield { column, count: beyond - i, first: i };
    i = beyond;
  }
}

/** First index from `low` on whose value is at least `value`, or greater: near ones are found in few steps. */
function gallop(column: Float64Array, low: number, n: number, value: number, greater: boolean): number {
  let from = low;
  let step = 1;
  const isBefore = (at: number) =>
    greater ? (column[at] as number) <= value : (column[at] as number) < value;
  while (from + step < n && isBefore(from + step)) {
    from += step;
    step *= 2;
  }
  let high = Math.min(n, from + step);
  while (from < high) {
    const middle = (from + high) >>> 1;
    if (isBefore(middle)) from = middle + 1;
    else high = middle;
  }
  return from;
}
