import type { Selection } from '@/components/editor/session.ts';
import type { Flow, Id } from '@/flow/document.ts';

/** The selection after some things were picked or let go. */
export function pick(
  selection: Selection,
  flow: Flow,
  changes: Iterable<{ id: Id; selected: boolean }>,
): Selection {
  const sets = {
    actors: new Set(selection.actors),
    queues: new Set(selection.queues),
    wires: new Set(selection.wires),
    threads: new Set(selection.threads),
  };
  for (const { id, selected } of changes) {
    const set = flow.actors[id]
      ? sets.actors
      : flow.queues[id]
        ? sets.queues
        : flow.wires[id]
          ? sets.wires
          : sets.threads;
    if (selected) set.add(id);
    else set.delete(id);
  }
  return {
    actors: [...sets.actors],
    queues: [...sets.queues],
    wires: [...sets.wires],
    threads: [...sets.threads],
  };
}

export const isPicked = (selection: Selection, id: Id): boolean =>
  selection.actors.includes(id) ||
  selection.queues.includes(id) ||
  selection.wires.includes(id) ||
  selection.threads.includes(id);
