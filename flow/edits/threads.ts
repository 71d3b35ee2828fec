/** Threads follow their actors: a new actor brings one, and the last to leave takes it along. */
import { type Flow, type Id, THREAD_COLOURS, type ThreadColour } from '../document.ts';
import type { MakeId } from '../ids.ts';
import { freeName, takenNames } from '../names.ts';
import { without, withRecord } from '../records.ts';

/** The first colour of the palette that no thread has; when all are taken, the one that fewest have. */
export function nextColour(flow: Flow): ThreadColour {
  return leastUsed(colourUses(flow));
}

/** How many threads have each colour, in the order of the palette. */
export function colourUses(flow: Flow): Map<ThreadColour, number> {
  const uses = new Map<ThreadColour, number>(THREAD_COLOURS.map((colour) => [colour, 0]));
  for (const thread of Object.values(flow.threads))
    uses.set(thread.colour, (uses.get(thread.colour) ?? 0) + 1);
  return uses;
}

export function leastUsed(uses: ReadonlyMap<ThreadColour, number>): ThreadColour {
  return [...uses].reduce((best, next) => (next[1] < best[1] ? next : best))[0];
}

export function addThread(flow: Flow, wanted: string, makeId: MakeId): { flow: Flow; thread: Id } {
  const thread = makeId();
  const name = freeName(takenNames(flow, 'threads'), wanted);
  return { flow: withRecord(flow, 'threads', thread, { name, colour: nextColour(flow) }), thread };
}

/** Takes out the given threads that no actor is on any more, and their frames. */
export function dropEmptyThreads(flow: Flow, candidates: Iterable<Id>): Flow {
  const empty = new Set(candidates);
  for (const actor of Object.values(flow.actors)) empty.delete(actor.thread);
  if (empty.size === 0) return flow;
  const layout = { ...flow.layout, threads: without(flow.layout.threads, empty) };
  return { ...flow, threads: without(flow.threads, empty), layout };
}
