import type { Actor, Flow, Id } from '../flow/document.ts';
import { readingOrder } from '../flow/reading-order.ts';

/** Where everything runs: one entry a thread of the program, one name of a thread for each copy of an actor. */
export interface Placement {
  /** Threads that have an actor, in the order in which they are first needed; copies' threads after the drawn one. */
  threads: { name: string; colour: string }[];
  /** By actor id: the thread's name for each copy, the drawn one first. */
  actors: Map<Id, string[]>;
}

/**
 * Spreads copies over threads: copy 1 runs on the drawn thread, copies 2 to n on `<thread> 2` to `<thread> n`,
 * which actors of the same drawn thread share. A drawn thread keeps its name: where the user drew a thread
 * called `counter 2`, the second copy on `counter` runs on `counter 2 (copy)`.
 */
export function place(flow: Flow): Placement {
  const drawn = new Set(Object.values(flow.threads).map((thread) => thread.name));
  const threads = new Map<string, string>();
  const actors = new Map<Id, string[]>();
  for (const id of readingOrder(flow).actors) {
    const actor = flow.actors[id] as Actor;
    const thread = flow.threads[actor.thread];
    if (!thread)
      throw new Error(`Actor "${actor.name}" stands on no thread; check the flow before compiling.`);
    const names = Array.from({ length: actor.copies }, (_, index) =>
      index === 0 ? thread.name : copyName(thread.name, index + 1, drawn),
    );
    for (const name of names) if (!threads.has(name)) threads.set(name, thread.colour);
    actors.set(id, names);
  }
  return { threads: [...threads].map(([name, colour]) => ({ name, colour })), actors };
}

function copyName(thread: string, copy: number, drawn: Set<string>): string {
  let name = `${thread} ${copy}`;
  while (drawn.has(name)) name += ' (copy)';
  return name;
}
