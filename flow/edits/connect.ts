import type { Flow, Id, Wire } from '../document.ts';
import { type MakeId, randomId } from '../ids.ts';
import { wiresOfActor } from '../indexed.ts';
import { addQueue } from './add-queue.ts';
import { placeBetween } from './place-between.ts';

/** One end of a wire. Without `port`, an actor that sends uses its first. */
export type WireEnd = { kind: 'actor'; id: Id; port?: string } | { kind: 'queue'; id: Id };

export interface Connected {
  flow: Flow;
  /** The wires drawn, one or two. */
  wires: Id[];
  /** The queue put between two actors. */
  queue?: Id;
}

/** Why no wire can go from one to the other, in a sentence for people; null when it can. */
export function canConnect(flow: Flow, from: WireEnd, to: WireEnd): string | null {
  const source = from.kind === 'actor' ? flow.actors[from.id] : flow.queues[from.id];
  const target = to.kind === 'actor' ? flow.actors[to.id] : flow.queues[to.id];
  if (source === undefined || target === undefined) return 'What this wire was to connect is gone.';
  if (from.kind === 'queue' && to.kind === 'queue')
    return 'A queue cannot send to a queue: an actor has to take from one and send to the other.';
  if (from.kind === 'actor') {
    const port = portOf(flow, from);
    if (port === undefined) return `${source.name} has no output port. Add one first.`;
    if (to.kind === 'queue' && findSend(flow, from.id, port, to.id))
      return `${source.name} already sends from ${port} to ${target.name}.`;
  }
  if (to.kind === 'actor' && flow.actors[to.id]?.template)
    return `${target.name} is a template: only those who have the handle of what it makes can send to that.`;
  if (from.kind === 'queue' && findRead(flow, from.id, to.id))
    return `${target.name} already reads ${source.name}.`;
  return null;
}

/**
 * Draws a wire: port to queue, queue to actor, or actor to actor with a new queue between.
 * @throws {RangeError} where `canConnect` gives a reason.
 */
export function connect(flow: Flow, from: WireEnd, to: WireEnd, makeId: MakeId = randomId): Connected {
  const reason = canConnect(flow, from, to);
  if (reason !== null) throw new RangeError(reason);
  if (from.kind === 'queue')
    return draw(flow, { kind: 'read', queue: from.id, actor: to.id, priority: 0 }, makeId);
  const port = portOf(flow, from) as string;
  if (to.kind === 'queue') return draw(flow, send(from.id, port, to.id), makeId);

  const receiver = flow.actors[to.id]?.name ?? '';
  const name = /^(out|output)$/i.test(port) ? `to ${receiver}` : port;
  const between = addQueue(flow, { name, at: placeBetween(flow, from.id, port, to.id) }, makeId);
  const first = draw(between.flow, send(from.id, port, between.queue), makeId);
  const read: Wire = { kind: 'read', queue: between.queue, actor: to.id, priority: 0 };
  const second = draw(first.flow, read, makeId);
  return { flow: second.flow, wires: [...first.wires, ...second.wires], queue: between.queue };
}

function send(actor: Id, port: string, queue: Id): Wire {
  return { kind: 'send', actor, port, queue, ask: false };
}

function draw(flow: Flow, wire: Wire, makeId: MakeId): Connected {
  const id = makeId();
  return { flow: { ...flow, wires: { ...flow.wires, [id]: wire } }, wires: [id] };
}

function portOf(flow: Flow, end: WireEnd): string | undefined {
  if (end.kind === 'queue') return undefined;
  const ports = flow.actors[end.id]?.ports ?? [];
  return end.port === undefined ? ports[0] : ports.find((port) => port === end.port);
}

function findSend(flow: Flow, actor: Id, port: string, queue: Id): boolean {
  return wiresOfActor(flow, actor).some(
    (wire) => wire.kind === 'send' && wire.port === port && wire.queue === queue,
  );
}

function findRead(flow: Flow, queue: Id, actor: Id): boolean {
  return wiresOfActor(flow, actor).some((wire) => wire.kind === 'read' && wire.queue === queue);
}
