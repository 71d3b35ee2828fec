/**
 * How the actors of one thread spent a stretch of time. At each instant an actor that lives is in one state:
 *
 *   input    it is handling nothing
 *   full     it is handling something, and a message of its waits for a place; several: on the queue it came to first
 *   answer   else, and something that it asked in the same turn has no answer; several: of whom it asked first
 *   busy     else, its thread does not idle, and of all such actors of the thread it began or went on last
 *   outside  else: it awaits what no queue of the run brings, or its thread was working for another actor
 *
 * A trace does not tell when code between two awaits runs. Threads do one thing at a time, and what begins or goes on
 * runs at once: so the last to do so is taken for the one that works, and falls back to the one before when it is done.
 */
import { sortRuns } from '../reading/sort-runs.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import type { Spent } from './spent.ts';
import { SweepEvents, type WaitRows } from './sweep-events.ts';
import { ThreadState } from './thread-state.ts';
import type { WaitColumns } from './wait-columns.ts';

const events = new SweepEvents();

/**
 * Adds the stretch [fromNs, toNs) to `into`. What an actor does while it handles something and waits for nothing that
 * the trace tells of is counted up to `knownNs` alone: whether its thread idles is told when that is over.
 * @param actors those of the thread
 * @returns those that were handling something at the end: the `order` of the stretch that follows
 */
export function sweepThread(
  store: TraceStore,
  thread: number,
  actors: readonly number[],
  stretch: { fromNs: number; toNs: number; knownNs: number },
  rows: WaitRows,
  into: Spent,
): number[] {
  const { fromNs, toNs } = stretch;
  if (!(toNs > fromNs)) return [...rows.order];
  events.gather(store, thread, actors, fromNs, toNs, rows);
  const { n, time, code } = events;
  sortRuns(time, code, n);
  const state = new ThreadState(store.waits.waits[thread], actors, fromNs, stretch.knownNs, into);
  for (let i = 0; i < n; i++) state.step(time[i] as number, code[i] as number);
  return state.close(toNs);
}

/**
 * The `order` at a time, from all that came before it.
 * @param rows the waits to look at; default: all
 */
export function orderAt(
  store: TraceStore,
  thread: number,
  timeNs: number,
  rows?: readonly number[],
): number[] {
  const readyNs = new Map<number, number>();
  for (const bars of store.lanes[thread]?.rows ?? []) {
    const i = bars.firstEndingAfter(timeNs);
    const start = bars.start[i] as number;
    if (i >= bars.n || start > timeNs) continue;
    readyNs.set(bars.actor[i] as number, start);
  }
  const waits = store.waits.waits[thread];
  for (let i = 0; i < (rows?.length ?? waits?.n ?? 0); i++) {
    const row = rows?.[i] ?? i;
    const { actor, end } = waits as WaitColumns;
    const of = actor[row] as number;
    const endNs = end[row] as number;
    const ready = readyNs.get(of);
    if (ready !== undefined && endNs > ready && endNs <= timeNs) readyNs.set(of, endNs);
  }
  return [...readyNs].sort(([, a], [, b]) => a - b).map(([actor]) => actor);
}
