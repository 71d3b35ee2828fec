import type { Flow, Id } from './document.ts';

/** Ids in the order in which a person follows the messages: from the sources on, each actor and queue once. */
export interface ReadingOrder {
  actors: Id[];
  queues: Id[];
}

/**
 * Breadth first from the actors that read nothing. What stands in rings is begun at its leftmost actor, and the
 * rest of a tie goes by place on the canvas, then by name: the order of ids says nothing.
 */
export function readingOrder(flow: Flow): ReadingOrder {
  const wires = Object.values(flow.wires);
  const reading = new Set(wires.filter(({ kind }) => kind === 'read').map(({ actor }) => actor));
  const byPlace = Object.keys(flow.actors).sort((a, b) => comparePlaces(flow, a, b));
  const actors = new Set<Id>();
  const queues = new Set<Id>();
  const sends = Map.groupBy(
    wires.filter(({ kind }) => kind === 'send'),
    ({ actor }) => actor,
  );
  const reads = Map.groupBy(
    wires.filter(({ kind }) => kind === 'read'),
    ({ queue }) => queue,
  );
  const follow = (starts: Id[]) => {
    const next = starts.filter((id) => !actors.has(id));
    for (const id of next) actors.add(id);
    // A list that grows while it is walked is a queue.
    for (const actor of next) {
      for (const port of flow.actors[actor]?.ports ?? []) {
        for (const wire of sends.get(actor) ?? []) {
          if (wire.kind !== 'send' || wire.port !== port) continue;
          queues.add(wire.queue);
          for (const { actor: reader } of reads.get(wire.queue) ?? []) {
            if (actors.has(reader)) continue;
            actors.add(reader);
            next.push(reader);
          }
        }
      }
    }
  };
  follow(byPlace.filter((id) => !reading.has(id)));
  for (const id of byPlace) follow([id]);
  for (const id of Object.keys(flow.queues)) queues.add(id);
  return { actors: [...actors], queues: [...queues] };
}

/** Threads in the order in which their first actors are read; those without actors last. */
export function threadsInOrder(flow: Flow): Id[] {
  const used = readingOrder(flow).actors.flatMap((id) => flow.actors[id]?.thread ?? []);
  return [...new Set([...used, ...Object.keys(flow.threads)])].filter((id) => flow.threads[id] !== undefined);
}

function comparePlaces(flow: Flow, a: Id, b: Id): number {
  const [at, to] = [flow.layout.actors[a], flow.layout.actors[b]];
  const names = (flow.actors[a]?.name ?? '') < (flow.actors[b]?.name ?? '') ? -1 : 1;
  return (at?.x ?? 0) - (to?.x ?? 0) || (at?.y ?? 0) - (to?.y ?? 0) || names;
}
