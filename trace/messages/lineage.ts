/** Where a message comes from and what came of it: its ancestors by cause, and the tree of its effects. */
import { ANSWER, fateNames } from '../reading/message-columns.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { kindOf, type MessageFacts } from './message-detail.ts';

export interface LineageNode {
  id: number;
  kind: MessageFacts['kind'];
  /** Who handles it, else the queue it is in. */
  place: string | null;
  outcome: MessageFacts['outcome'];
  /** Nanoseconds since the start of the run; null where it is not known. */
  sentNs: number | null;
  /** How many messages it caused. */
  effects: number;
}

export interface Lineage {
  /** The earliest of those listed first, its cause last. */
  ancestors: LineageNode[];
  /** Ancestors before those. */
  earlier: number;
  self: LineageNode;
}

/** Null where the trace has no such message. @param most ancestors in the list; they are the nearest */
export function lineageOf(store: TraceStore, id: number, most: number): Lineage | null {
  const { cause } = store.messages;
  const row = store.messages.find(id);
  if (row < 0) return null;
  const ancestors: LineageNode[] = [];
  // A trace that is broken could lead in a circle.
  const seen = new Set([row]);
  for (let at = cause[row] as number; at >= 0 && !seen.has(at); at = cause[at] as number) {
    seen.add(at);
    if (ancestors.length < most) ancestors.push(nodeOf(store, at));
  }
  return {
    ancestors: ancestors.reverse(),
    earlier: seen.size - 1 - ancestors.length,
    self: nodeOf(store, row),
  };
}

/** Effects [from, to) of a message, earliest first. */
export function effectsOf(store: TraceStore, id: number, from: number, to: number): LineageNode[] {
  const row = store.messages.find(id);
  return row < 0
    ? []
    : store.messages
        .effectsOf(row)
        .slice(from, to)
        .map((each) => nodeOf(store, each));
}

function nodeOf(store: TraceStore, row: number): LineageNode {
  const { messages, head } = store;
  const sent = messages.sent[row] as number;
  const flags = messages.flags[row] as number;
  const queue = (flags & ANSWER) === 0 ? head.queues[messages.queue[row] as number]?.name : undefined;
  return {
    id: messages.id[row] as number,
    kind: kindOf(flags),
    place: store.actorName(messages.to[row] as number) ?? queue ?? null,
    outcome: fateNames[messages.fate[row] as number] ?? 'waiting',
    sentNs: Number.isNaN(sent) ? null : sent,
    effects: messages.countEffects(row),
  };
}
