import type { Actor, Flow, Id, Point } from '../document.ts';
import { type MakeId, randomId } from '../ids.ts';
import { asName, freeName, takenNames } from '../names.ts';
import { recordOf } from '../records.ts';
import { addThread } from './threads.ts';

export interface NewActor extends Partial<Omit<Actor, 'name' | 'thread' | 'work'>> {
  /** Made unique: `Encoder 2`. */
  name: string;
  work: Actor['work'];
  /** Left upper corner of its card. */
  at: Point;
  /** An existing thread; without it the actor gets its own, named after it. */
  thread?: Id;
}

export function addActor(
  flow: Flow,
  wanted: NewActor,
  makeId: MakeId = randomId,
): { flow: Flow; actor: Id; thread: Id } {
  const { at, name, thread: onThread, ...fields } = wanted;
  const actorName = freeName(takenNames(flow, 'actors'), asName(name, 'Actor'));
  if (onThread !== undefined) recordOf(flow, 'threads', onThread);
  const placed = onThread === undefined ? addThread(flow, actorName, makeId) : { flow, thread: onThread };
  const actor: Actor = {
    ports: [],
    takes: 'in-turn',
    copies: 1,
    onFailure: { kind: 'restart', times: 3, seconds: 10 },
    ...fields,
    name: actorName,
    thread: placed.thread,
  };
  const id = makeId();
  const layout = { ...flow.layout, actors: { ...flow.layout.actors, [id]: at } };
  return {
    flow: { ...placed.flow, actors: { ...flow.actors, [id]: actor }, layout },
    actor: id,
    thread: placed.thread,
  };
}
