/**
 * What belongs to whom, found without going over all of a flow. A flow is never changed, only replaced: what was found for
 * its records stays true as long as they are there.
 */
import type { Flow, Id, Wire } from './document.ts';

const wiresOf = new WeakMap<Flow['wires'], Map<Id, Wire[]>>();
const actorsOf = new WeakMap<Flow['actors'], Map<Id, Id[]>>();

/** In the order of the document. */
export function wiresOfActor({ wires }: Flow, actor: Id): readonly Wire[] {
  let known = wiresOf.get(wires);
  if (known === undefined) {
    known = Map.groupBy(Object.values(wires), (wire) => wire.actor);
    wiresOf.set(wires, known);
  }
  return known.get(actor) ?? [];
}

/** In the order of the document. */
export function actorsOnThread({ actors }: Flow, thread: Id): readonly Id[] {
  let known = actorsOf.get(actors);
  if (known === undefined) {
    known = Map.groupBy(Object.keys(actors), (id) => actors[id]?.thread ?? '');
    actorsOf.set(actors, known);
  }
  return known.get(thread) ?? [];
}
