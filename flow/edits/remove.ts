import type { Flow } from '../document.ts';
import { type MakeId, randomId } from '../ids.ts';
import { without } from '../records.ts';
import type { Selected } from '../selection.ts';
import { placeOnOwnThread } from './place-on-thread.ts';
import { dropEmptyThreads } from './threads.ts';

/**
 * Removes what is selected, and the wires of it. A queue that was put between two actors stays when they go.
 * Removing a thread frees its actors: each gets a thread of its own.
 */
export function remove(flow: Flow, selected: Partial<Selected>, makeId: MakeId = randomId): Flow {
  const actors = new Set(selected.actors);
  const queues = new Set(selected.queues);
  const gone = new Set(selected.wires);
  for (const [id, wire] of Object.entries(flow.wires))
    if (actors.has(wire.actor) || queues.has(wire.queue)) gone.add(id);
  const left = [...actors].flatMap((id) => flow.actors[id]?.thread ?? []);
  const layout = {
    ...flow.layout,
    actors: without(flow.layout.actors, actors),
    queues: without(flow.layout.queues, queues),
  };
  const next: Flow = {
    ...flow,
    actors: without(flow.actors, actors),
    queues: without(flow.queues, queues),
    wires: without(flow.wires, gone),
    layout,
  };
  const kept = dropEmptyThreads(next, left);
  return freeActors(kept, new Set(selected.threads), makeId);
}

function freeActors(flow: Flow, threads: ReadonlySet<string>, makeId: MakeId): Flow {
  if (threads.size === 0) return flow;
  const on = Object.entries(flow.actors).filter(([, actor]) => threads.has(actor.thread));
  const freed = placeOnOwnThread(
    flow,
    on.map(([id]) => id),
    makeId,
  );
  const frames = { ...freed.layout, threads: without(freed.layout.threads, threads) };
  return { ...freed, layout: frames };
}
