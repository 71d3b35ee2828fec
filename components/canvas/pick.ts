import type { Selection } from '@/components/editor/session.ts';
import type { Flow, Id } from '@/flow/document.ts';
import { restartGroups } from '@/flow/restart-groups.ts';
import { frameBoxes } from './frames.ts';
import { groupOfNode } from './group-nodes.ts';

interface Picked {
  id: Id;
  selected: boolean;
}

/**
 * The selection after some things on the canvas were picked or let go. A thread that has no frame there can only
 * have been picked elsewhere, and nothing on the canvas would let it go: it goes with the first pick.
 */
export function pick(selection: Selection, flow: Flow, changes: readonly Picked[]): Selection {
  const frames = frameBoxes(flow);
  const sets = {
    actors: new Set(selection.actors),
    queues: new Set(selection.queues),
    wires: new Set(selection.wires),
    threads: new Set(selection.threads.filter((id) => frames.has(id))),
  };
  for (const { id, selected } of changes.flatMap((change) => withMembers(flow, change))) {
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

/** The frame of a restart group stands for its members. */
function withMembers(flow: Flow, { id, selected }: Picked): Picked[] {
  const group = groupOfNode(id);
  if (group === undefined) return [{ id, selected }];
  return (restartGroups(flow).get(group) ?? []).map((member) => ({ id: member, selected }));
}

export const isPicked = (selection: Selection, id: Id): boolean =>
  selection.actors.includes(id) ||
  selection.queues.includes(id) ||
  selection.wires.includes(id) ||
  selection.threads.includes(id);
