/** How actors spent any stretch of a run, without going over all of it: sums are kept at many moments of each thread. */

import type { TraceStore } from '../reading/trace-store.ts';
import { Spent } from '../waits/spent.ts';
import type { WaitRows } from '../waits/sweep-events.ts';
import { sweepThread } from '../waits/thread-sweep.ts';
import { actorsByThread, knownNs, NO_ROWS, rowsAfter } from '../waits/time-shares.ts';
import type { WaitColumns } from '../waits/wait-columns.ts';
import { firstFrom } from './sent-times.ts';

/** Bars of a row between two moments. */
const APART = 512;
/** Of a run that goes on, so much of its end is not settled. */
const UNSETTLED_NS = 2e9;

interface Kept {
  /** When; ascends. */
  time: Float64Array;
  n: number;
  rows: WaitRows[];
  /** Of the thread's actors, from the start of the run. */
  spent: Spent[];
  /**
   * By row of the thread's waits, once the run is over: the earliest beginning from there on. Waits stand in the order
   * in which they became known.
   */
  begins: Float64Array | null;
}

export class StatesIndex {
  private readonly store: TraceStore;
  private kept: Kept[] = [];
  /** Whether what is kept was counted while the run went on: then it is counted afresh at the end. */
  private early = false;

  constructor(store: TraceStore) {
    this.store = store;
  }

  /** Goes on for about as long as it is given. @returns whether all is kept that can be */
  advance(budgetMs: number): boolean {
    const { store } = this;
    const isOver = store.ended !== null;
    if (isOver && this.early) this.kept = [];
    this.early = !isOver;
    const until = performance.now() + budgetMs;
    for (const [thread, actors] of actorsByThread(store).entries()) {
      this.kept[thread] ??= { time: new Float64Array(16), n: 0, rows: [], spent: [], begins: null };
      if (isOver) (this.kept[thread] as Kept).begins ??= beginsOf(store.waits.waits[thread]);
      const settledNs = isOver
        ? Number.POSITIVE_INFINITY
        : Math.min(store.waits.lastNs[thread] ?? 0, store.lastNs - UNSETTLED_NS);
      while (this.keep(thread, actors, settledNs)) if (performance.now() > until) return false;
    }
    return true;
  }

  /** One more moment of a thread. @returns whether there was one */
  private keep(thread: number, actors: readonly number[], settledNs: number): boolean {
    const kept = this.kept[thread] as Kept;
    const fromNs = kept.n === 0 ? 0 : (kept.time[kept.n - 1] as number);
    let nextNs = Number.POSITIVE_INFINITY;
    for (const bars of this.store.lanes[thread]?.rows ?? []) {
      const at = bars.firstStartingAfter(fromNs) + APART;
      if (at < bars.n) nextNs = Math.min(nextNs, bars.start[at] as number);
    }
    if (!(nextNs > fromNs && nextNs < settledNs)) return false;
    const spent = new Spent();
    spent.grow(this.store.head.actors.length);
    const last = kept.spent[kept.n - 1];
    if (last !== undefined) spent.add(last);
    const before = kept.rows[kept.n - 1] ?? NO_ROWS;
    const stretch = { fromNs, toNs: nextNs, knownNs: nextNs };
    const rows = this.upTo(kept, before, nextNs);
    const order = sweepThread(this.store, thread, actors, stretch, rows, spent);
    if (kept.n >= kept.time.length) {
      const time = new Float64Array(kept.n * 2);
      time.set(kept.time);
      kept.time = time;
    }
    kept.time[kept.n++] = nextNs;
    kept.rows.push(rowsAfter(this.store, thread, before, nextNs, order));
    kept.spent.push(spent);
    return true;
  }

  /** How all actors spent [fromNs, toNs). Sums may be off by what a computer's fractions are: far below a nanosecond. */
  between(fromNs: number, toNs: number): Spent {
    const sum = new Spent();
    sum.grow(this.store.head.actors.length);
    for (const [thread, actors] of actorsByThread(this.store).entries()) {
      this.add(sum, thread, actors, toNs, 1);
      this.add(sum, thread, actors, fromNs, -1);
    }
    return sum;
  }

  private add(sum: Spent, thread: number, actors: readonly number[], timeNs: number, times: 1 | -1): void {
    const kept = this.kept[thread];
    const at = kept === undefined ? -1 : firstFrom(kept.time, kept.n, timeNs) - 1;
    const known = kept?.spent[at];
    if (known !== undefined) sum.add(known, times);
    const fromNs = at < 0 ? 0 : (kept?.time[at] as number);
    const rest = new Spent();
    rest.grow(this.store.head.actors.length);
    const stretch = { fromNs, toNs: timeNs, knownNs: knownNs(this.store, thread, timeNs) };
    sweepThread(
      this.store,
      thread,
      actors,
      stretch,
      this.upTo(kept, kept?.rows[at] ?? NO_ROWS, timeNs),
      rest,
    );
    sum.add(rest, times);
  }

  /** The rows that count up to a time. */
  private upTo(kept: Kept | undefined, rows: WaitRows, timeNs: number): WaitRows {
    const begins = kept?.begins ?? null;
    return begins === null ? rows : { ...rows, beyondWait: firstFrom(begins, begins.length, timeNs) };
  }
}

function beginsOf(waits: WaitColumns | undefined): Float64Array {
  const begins = new Float64Array(waits?.n ?? 0);
  let earliest = Number.POSITIVE_INFINITY;
  for (let row = begins.length - 1; row >= 0; row--) {
    earliest = Math.min(earliest, waits?.start[row] as number);
    begins[row] = earliest;
  }
  return begins;
}
