/** The wire that is being drawn: where it begins, and why it cannot end at this or that. */
import { create } from 'zustand';
import type { Flow, Id } from '@/flow/document.ts';
import { canConnect, type WireEnd } from '@/flow/edits/connect.ts';
import { OUT, portOfHandle, takesInput } from './derive-nodes.ts';

/** One end that is held; the other follows the pointer. `backwards`: it was taken at an input. */
export interface HeldEnd {
  end: WireEnd;
  backwards: boolean;
}

interface Connecting {
  held: HeldEnd | null;
  /** Reasons by the id of what cannot be the other end. */
  reasons: ReadonlyMap<Id, string>;
}

const none: ReadonlyMap<Id, string> = new Map();
export const useConnecting = create<Connecting>()(() => ({ held: null, reasons: none }));

export function endOf(flow: Flow, node: Id, handle: string | null): WireEnd | null {
  if (flow.queues[node]) return { kind: 'queue', id: node };
  if (!flow.actors[node]) return null;
  const port = handle === null || handle === OUT ? undefined : portOfHandle(handle);
  return { kind: 'actor', id: node, port };
}

/** Why no wire can go from one to the other; null where it can. */
export function whyNot(flow: Flow, from: WireEnd, to: WireEnd): string | null {
  const target = to.kind === 'actor' ? flow.actors[to.id] : undefined;
  if (target) {
    const wires = Object.values(flow.wires).filter((wire) => wire.actor === to.id);
    if (!target.template && !takesInput(target, wires))
      return `${target.name} is a source: it has nothing to read.`;
  }
  return canConnect(flow, from, to);
}

export function beginConnecting(flow: Flow, held: HeldEnd): void {
  const reasons = new Map<Id, string>();
  const judge = (other: WireEnd) => {
    const reason = held.backwards ? whyNot(flow, other, held.end) : whyNot(flow, held.end, other);
    if (reason !== null) reasons.set(other.id, reason);
  };
  for (const id of Object.keys(flow.actors)) judge({ kind: 'actor', id });
  for (const id of Object.keys(flow.queues)) judge({ kind: 'queue', id });
  useConnecting.setState({ held, reasons });
}

export const endConnecting = () => useConnecting.setState({ held: null, reasons: none });
