import type { Selection } from '@/components/editor/session.ts';
import type { Flow, Id } from '@/flow/document.ts';

export type Inspected =
  | { kind: 'flow' }
  | { kind: 'actor' | 'queue' | 'wire' | 'thread'; id: Id }
  | { kind: 'many'; count: number };

/** What the inspector is about: the one thing selected, all of them, or the flow where nothing is. */
export function inspected(selection: Selection, flow: Flow): Inspected {
  const found: Extract<Inspected, { id: Id }>[] = [
    ...selection.actors.filter((id) => flow.actors[id]).map((id) => ({ kind: 'actor' as const, id })),
    ...selection.queues.filter((id) => flow.queues[id]).map((id) => ({ kind: 'queue' as const, id })),
    ...selection.wires.filter((id) => flow.wires[id]).map((id) => ({ kind: 'wire' as const, id })),
    ...selection.threads.filter((id) => flow.threads[id]).map((id) => ({ kind: 'thread' as const, id })),
  ];
  const [only] = found;
  if (!only) return { kind: 'flow' };
  return found.length === 1 ? only : { kind: 'many', count: found.length };
}
