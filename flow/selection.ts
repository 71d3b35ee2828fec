import type { Flow, Id } from './document.ts';

/** What an edit is about. The screen's own selection has this shape too. */
export interface Selected {
  actors: Id[];
  queues: Id[];
  wires: Id[];
  threads: Id[];
}

/** The actors chosen, and those on the threads chosen. */
export function actorsIn(flow: Flow, selected: Partial<Selected>): Set<Id> {
  const threads = new Set(selected.threads);
  const actors = new Set(selected.actors?.filter((id) => Object.hasOwn(flow.actors, id)));
  if (threads.size > 0)
    for (const [id, actor] of Object.entries(flow.actors)) if (threads.has(actor.thread)) actors.add(id);
  return actors;
}
