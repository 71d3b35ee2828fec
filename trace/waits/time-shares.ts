/** How actors spent their time: of a stretch, and of a run that goes on without going over all of it each time. */

import type { TraceStore } from '../reading/trace-store.ts';
import { Spent } from './spent.ts';
import type { WaitRows } from './sweep-events.ts';
import { orderAt, sweepThread } from './thread-sweep.ts';

/** How an actor spent its time, as parts of 1; they sum to 1. */
export interface Shares {
  busy: number;
  /** Waiting for something to do. */
  input: number;
  /** Waiting for a place in a full queue. */
  full: number;
  /** Waiting for an answer. */
  answer: number;
  /** Awaiting what no queue of the run brings: a file, a program, time, or its turn on a thread with others. */
  outside: number;
}

/** In the order in which they are shown. */
export const SHARES = ['busy', 'outside', 'answer', 'full', 'input'] as const satisfies (keyof Shares)[];

/** Null where an actor did not live. */
export function sharesOf(spent: Spent, actor: number): Shares | null {
  const of = (column: Float64Array) => Math.max(0, column[actor] ?? 0);
  const parts = [spent.busy, spent.input, spent.full, spent.answer, spent.outside].map(of);
  const sum = parts.reduce((all, part) => all + part, 0);
  if (sum === 0) return null;
  const [busy = 0, input = 0, full = 0, answer = 0, outside = 0] = parts.map((part) => part / sum);
  return { busy, input, full, answer, outside };
}

/** How all actors spent [fromNs, toNs). */
export function timeSpent(store: TraceStore, fromNs: number, toNs: number): Spent {
  const spent = new Spent();
  spent.grow(store.head.actors.length);
  for (const [thread, actors] of actorsByThread(store).entries()) {
    const stretch = { fromNs, toNs, knownNs: knownNs(store, thread, toNs) };
    const rows = { early: [], firstWait: 0, order: orderAt(store, thread, fromNs) };
    sweepThread(store, thread, actors, stretch, rows, spent);
  }
  return spent;
}

/** What of a thread's past still counts at the end of a stretch. @param before at its beginning, @param order at its end */
export function rowsAfter(
  store: TraceStore,
  thread: number,
  before: WaitRows,
  untilNs: number,
  order: readonly number[],
): WaitRows {
  const waits = store.waits.waits[thread];
  const goesOn = (row: number) => (waits?.end[row] as number) > untilNs;
  const early = before.early.filter(goesOn);
  let { firstWait } = before;
  for (; firstWait < (waits?.n ?? 0) && (waits?.start[firstWait] as number) < untilNs; firstWait++)
    if (goesOn(firstWait)) early.push(firstWait);
  return { early, firstWait, order };
}

export const NO_ROWS: WaitRows = { early: [], firstWait: 0, order: [] };

/** Later than this no record comes, unless the machine is very busy. */
const LATE_NS = 250e6;

/** The same from the start of the run up to now, again and again while the trace grows. What is settled is kept. */
export class TimeSpent {
  private readonly store: TraceStore;
  private kept = new Spent();
  /** By thread: `kept` reaches up to here. */
  private keptNs: number[] = [];
  /** By thread: what of the time before still counts. */
  private rows: WaitRows[] = [];
  private lateNs = LATE_NS;

  constructor(store: TraceStore) {
    this.store = store;
  }

  /** Of the whole run up to `nowNs`. The answer is another object each time. */
  upTo(nowNs: number): Spent {
    const { store } = this;
    const { waits, head } = store;
    this.forgetWhereLate();
    this.kept.grow(head.actors.length);
    this.kept.settle();
    const sum = new Spent();
    sum.grow(head.actors.length);
    for (const [thread, actors] of actorsByThread(store).entries()) {
      const settled = Math.min(nowNs - this.lateNs, waits.lastNs[thread] ?? 0);
      this.keep(thread, actors, store.ended === null ? settled : nowNs);
      const fromNs = this.keptNs[thread] ?? 0;
      const stretch = { fromNs, toNs: nowNs, knownNs: knownNs(store, thread, nowNs) };
      sweepThread(store, thread, actors, stretch, this.rows[thread] ?? NO_ROWS, sum);
    }
    sum.add(this.kept);
    return sum;
  }

  private keep(thread: number, actors: readonly number[], untilNs: number): void {
    const fromNs = this.keptNs[thread] ?? 0;
    if (!(untilNs > fromNs)) return;
    const stretch = { fromNs, toNs: untilNs, knownNs: untilNs };
    const before = this.rows[thread] ?? NO_ROWS;
    const order = sweepThread(this.store, thread, actors, stretch, before, this.kept);
    this.keptNs[thread] = untilNs;
    this.rows[thread] = rowsAfter(this.store, thread, before, untilNs, order);
  }

  /** A record told of a time that was thought to be settled: everything is counted afresh, with more patience. */
  private forgetWhereLate(): void {
    const { earliestNs } = this.store.waits;
    const isLate = this.keptNs.some(
      (kept, thread) => (earliestNs[thread] ?? Number.POSITIVE_INFINITY) < kept,
    );
    earliestNs.fill(Number.POSITIVE_INFINITY);
    if (!isLate) return;
    this.kept = new Spent();
    this.keptNs = [];
    this.rows = [];
    this.lateNs *= 2;
  }
}

/** Up to when it is known whether a thread idles: while the run goes on, up to its latest record. */
export const knownNs = (store: TraceStore, thread: number, nowNs: number) =>
  store.ended === null ? Math.min(nowNs, store.waits.lastNs[thread] ?? 0) : nowNs;

export function actorsByThread({ head }: TraceStore): number[][] {
  const threads = head.threads.map((): number[] => []);
  for (const [actor, { thread }] of head.actors.entries()) threads[thread]?.push(actor);
  return threads;
}
