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
import { sortRuns } from './sort-runs.ts';
import type { Spent } from './spent.ts';
import { SweepEvents } from './sweep-events.ts';
import { ThreadState } from './thread-state.ts';
import type { TraceStore } from './trace-store.ts';

const events = new SweepEvents();

/**
 * Adds the stretch [fromNs, toNs) to `into`. What an actor does while it handles something and waits for nothing that
 * the trace tells of is counted up to `knownNs` alone: whether its thread idles is told when that is over.
 * @param actors those of the thread
 * @param early rows of waits that may still count at `fromNs`; of the rest those from `firstWait` on are looked at
 */
export function sweepThread(
  store: TraceStore,
  thread: number,
  actors: readonly number[],
  stretch: { fromNs: number; toNs: number; knownNs: number },
  waitRows: { early: readonly number[]; firstWait: number },
  into: Spent,
): void {
  const { fromNs, toNs } = stretch;
  if (!(toNs > fromNs)) return;
  events.gather(store, thread, actors, fromNs, toNs, waitRows);
  const { n, time, code } = events;
  sortRuns(time, code, n);
  const state = new ThreadState(store.waits.waits[thread], actors, fromNs, stretch.knownNs, into);
  for (let i = 0; i < n; i++) state.step(time[i] as number, code[i] as number);
  state.close(toNs);
}
