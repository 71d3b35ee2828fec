/** React Flow's edges from the document's wires; the same object as long as nothing about the wire has changed. */
import type { Edge } from '@xyflow/react';
import type { Selection } from '@/components/editor/session.ts';
import type { DeadlockWait } from '@/components/parts/deadlock-parts.ts';
import type { Flow, Id, Wire } from '@/flow/document.ts';
import type { Problem } from '@/flow/problem.ts';
import { badgesOf, IN, OUT, portHandle, sameItems } from './derive-nodes.ts';
import { called, wireLabel } from './labels.ts';

export type WireEdge = Edge<
  { ask: boolean; lit: boolean; problem: string | null; deadlock: DeadlockWait | null },
  'wire'
>;

export interface EdgeScene {
  flow: Flow;
  selection: Selection;
  problems: readonly Problem[];
  /** Wires of circles in which actors wait for each other for ever. */
  deadlocked: ReadonlyMap<Id, DeadlockWait>;
}

export function edgeDeriver(): (scene: EdgeScene) => WireEdge[] {
  let made = new Map<Id, { from: readonly unknown[]; edge: WireEdge }>();
  return ({ flow, selection, problems, deadlocked }) => {
    const next: typeof made = new Map();
    const badges = badgesOf(problems);
    const chosen = new Set(selection.wires);
    const ends = new Set([...selection.actors, ...selection.queues]);
    const edges: WireEdge[] = [];
    for (const [id, wire] of Object.entries(flow.wires)) {
      const actor = flow.actors[wire.actor];
      if (!actor || !flow.queues[wire.queue]) continue;
      if (wire.kind === 'send' && !actor.ports.includes(wire.port)) continue;
      const selected = chosen.has(id);
      // A wire of something selected is lit, so that the eye finds what it talks to.
      const lit = ends.has(wire.actor) || ends.has(wire.queue);
      const problem = badges.get(id)?.message ?? null;
      const label = wireLabel(flow, wire);
      const deadlock = deadlocked.get(id) ?? null;
      const from = [wire, selected, lit, problem, deadlock, label] as const;
      const before = made.get(id);
      const edge = before && sameItems(before.from, from) ? before.edge : edgeOf(id, ...from);
      next.set(id, { from, edge });
      edges.push(edge);
    }
    made = next;
    return edges;
  };
}

function edgeOf(
  id: Id,
  wire: Wire,
  selected: boolean,
  lit: boolean,
  problem: string | null,
  deadlock: DeadlockWait | null,
  ariaLabel: string,
): WireEdge {
  const reads = wire.kind === 'read';
  return {
    id,
    type: 'wire',
    source: reads ? wire.queue : wire.actor,
    sourceHandle: reads ? OUT : portHandle(wire.port),
    target: reads ? wire.actor : wire.queue,
    targetHandle: IN,
    selected,
    ariaLabel,
    domAttributes: called.wire,
    data: { ask: wire.kind === 'send' && wire.ask, lit, problem, deadlock },
  };
}
