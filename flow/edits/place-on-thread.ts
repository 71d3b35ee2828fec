import type { Flow, Id } from '../document.ts';
import { type MakeId, randomId } from '../ids.ts';
import { asName } from '../names.ts';
import { recordOf, withRecord } from '../records.ts';
import { addThread, dropEmptyThreads } from './threads.ts';

/** Places actors on an existing thread. Threads that they leave empty vanish. */
export function placeOnThread(flow: Flow, actors: Iterable<Id>, thread: Id): Flow {
  recordOf(flow, 'threads', thread);
  let next = flow;
  const left = new Set<Id>();
  for (const id of actors) {
    const actor = recordOf(next, 'actors', id);
    if (actor.thread === thread) continue;
    left.add(actor.thread);
    next = withRecord(next, 'actors', id, { ...actor, thread });
  }
  return dropEmptyThreads(next, left);
}

/** Gives each actor a thread of its own again, named after it. One that is alone on its thread stays. */
export function placeOnOwnThread(flow: Flow, actors: Iterable<Id>, makeId: MakeId = randomId): Flow {
  let next = flow;
  for (const id of actors) {
    const actor = recordOf(next, 'actors', id);
    const alone = !Object.entries(next.actors).some(
      ([other, { thread }]) => other !== id && thread === actor.thread,
    );
    if (alone) continue;
    const own = addThread(next, actor.name, makeId);
    next = withRecord(own.flow, 'actors', id, { ...actor, thread: own.thread });
  }
  return next;
}

/** Puts actors on one new thread together; it takes the name of the first, unless told otherwise. */
export function groupOnThread(
  flow: Flow,
  actors: readonly Id[],
  name?: string,
  makeId: MakeId = randomId,
): { flow: Flow; thread: Id | null } {
  const first = actors[0];
  if (first === undefined) return { flow, thread: null };
  const { name: actorName, thread: oldThread } = recordOf(flow, 'actors', first);
  const chosen = new Set(actors);
  const oldStays = Object.entries(flow.actors).some(([id, a]) => a.thread === oldThread && !chosen.has(id));
  if (!oldStays && name === undefined)
    return { flow: placeOnThread(flow, actors, oldThread), thread: oldThread };
  const made = addThread(flow, asName(name ?? actorName, actorName), makeId);
  return { flow: placeOnThread(made.flow, actors, made.thread), thread: made.thread };
}
