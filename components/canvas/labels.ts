/** Accessible names of what is drawn. */
import { queueLine } from '@/components/parts/queue-words.ts';
import type { Flow, Id, Queue, Wire } from '@/flow/document.ts';

/** `Actor Encoder 1 on thread encoder-1, reads jobs, sends to done`. */
export function actorLabel(flow: Flow, id: Id, wires: readonly Wire[]): string {
  const actor = flow.actors[id];
  if (!actor) return 'Actor';
  const kind = actor.template ? 'Template' : 'Actor';
  const words = [`${kind} ${actor.name} on thread ${flow.threads[actor.thread]?.name ?? 'unknown'}`];
  if (actor.group !== undefined) words.push(`in the restart group ${actor.group}`);
  const reads = queueNames(flow, wires, 'read');
  const sends = queueNames(flow, wires, 'send');
  if (reads.length > 0) words.push(`reads ${reads.join(' and ')}`);
  if (sends.length > 0) words.push(`sends to ${sends.join(' and ')}`);
  return words.join(', ');
}

export const queueLabel = (queue: Queue) =>
  `Queue ${queue.name}, capacity ${queue.capacity}, ${queueLine(queue)}`;

/** `Wire from Window, port jobs, to queue jobs, answers come back`. */
export function wireLabel(flow: Flow, wire: Wire): string {
  const actor = flow.actors[wire.actor]?.name ?? 'unknown';
  const queue = flow.queues[wire.queue]?.name ?? 'unknown';
  if (wire.kind === 'read') return `Wire from queue ${queue} to ${actor}`;
  return `Wire from ${actor}, port ${wire.port}, to queue ${queue}${wire.ask ? ', answers come back' : ''}`;
}

function queueNames(flow: Flow, wires: readonly Wire[], kind: Wire['kind']): string[] {
  const names = wires.filter((w) => w.kind === kind).map((w) => flow.queues[w.queue]?.name ?? 'unknown');
  return [...new Set(names)];
}

/** What a screen reader calls the things on the canvas, whose names it says before. */
export const called = {
  actor: { 'aria-roledescription': 'card' },
  queue: { 'aria-roledescription': 'capsule' },
  thread: { 'aria-roledescription': 'frame' },
  wire: { 'aria-roledescription': 'line' },
};
