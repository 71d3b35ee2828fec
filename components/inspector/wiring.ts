/** Who sends where and who reads what, for one record. Pure; in the order of the document. */
import type { Flow, Id, ReadWire, SendWire } from '@/flow/document.ts';
import { actorsOnThread } from '@/flow/indexed.ts';

export interface Sends extends SendWire {
  id: Id;
}
export interface Reads extends ReadWire {
  id: Id;
}

function wires(flow: Flow) {
  return Object.entries(flow.wires);
}

export function sendsOf(flow: Flow, actor: Id): Sends[] {
  return wires(flow).flatMap(([id, wire]) =>
    wire.kind === 'send' && wire.actor === actor ? [{ ...wire, id }] : [],
  );
}

/** By priority where the actor takes so: the first is the one it looks at first. */
export function readsOf(flow: Flow, actor: Id): Reads[] {
  const reads = wires(flow).flatMap(([id, wire]) =>
    wire.kind === 'read' && wire.actor === actor ? [{ ...wire, id }] : [],
  );
  if (flow.actors[actor]?.takes !== 'by-priority') return reads;
  return reads.sort((a, b) => a.priority - b.priority);
}

export function sendersTo(flow: Flow, queue: Id): Sends[] {
  return wires(flow).flatMap(([id, wire]) =>
    wire.kind === 'send' && wire.queue === queue ? [{ ...wire, id }] : [],
  );
}

export function readersOf(flow: Flow, queue: Id): Reads[] {
  return wires(flow).flatMap(([id, wire]) =>
    wire.kind === 'read' && wire.queue === queue ? [{ ...wire, id }] : [],
  );
}

export function actorsOn(flow: Flow, thread: Id): readonly Id[] {
  return actorsOnThread(flow, thread);
}
