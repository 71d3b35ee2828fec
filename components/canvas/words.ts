/** What the canvas says about a record, in words. */
import type { Actor, Flow, Id, Queue, Wire } from '@/flow/document.ts';
import { partOf } from '@/parts/catalogue.ts';
import type { PartGroup } from '@/parts/part.ts';

const ONE_OF: Record<PartGroup, string> = { Sources: 'Source', Work: 'Work', Owners: 'Owner', Sinks: 'Sink' };

/** The line under an actor's name: `Source · Timer`, `Own code`, `Work · Program ×3`. */
export function kindWords(actor: Pick<Actor, 'work' | 'copies'>): string {
  const copies = actor.copies > 1 ? ` ×${actor.copies}` : '';
  if (actor.work.kind === 'code') return `Own code${copies}`;
  const part = partOf(actor.work.part);
  return part
    ? `${ONE_OF[part.group]} · ${part.name}${copies}`
    : `Unknown part · ${actor.work.part}${copies}`;
}

const WHEN_FULL: Record<Queue['whenFull'], string> = {
  wait: 'senders wait when full',
  'drop-newest': 'drops newest when full',
  'drop-oldest': 'drops oldest when full',
  fail: 'fails when full',
};

/** The line under a capsule: what is special about the queue, else what happens when it is full. */
export function policyWords(queue: Queue): string {
  const words: string[] = [];
  if (queue.uniqueBy !== undefined) words.push(`unique by ${queue.uniqueBy}`);
  if (queue.order.kind === 'lifo') words.push('last in, first out');
  if (queue.order.kind === 'priority') words.push(`by ${queue.order.field}, lowest first`);
  if (queue.whenFull !== 'wait' || words.length === 0) words.push(WHEN_FULL[queue.whenFull]);
  if (queue.timeToLiveMs !== undefined) words.push(`expires in ${durationWords(queue.timeToLiveMs)}`);
  return words.join(' · ');
}

function durationWords(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  if (ms < 60_000) return `${ms / 1000} s`;
  return `${Math.round(ms / 6000) / 10} min`;
}

/** `Actor Encoder 1 on thread encoder-1, reads jobs, sends to done`. */
export function actorLabel(flow: Flow, id: Id): string {
  const actor = flow.actors[id];
  if (!actor) return 'Actor';
  const reads = names(flow, id, 'read');
  const sends = names(flow, id, 'send');
  const parts = [`Actor ${actor.name} on thread ${flow.threads[actor.thread]?.name ?? 'unknown'}`];
  if (reads.length > 0) parts.push(`reads ${reads.join(' and ')}`);
  if (sends.length > 0) parts.push(`sends to ${sends.join(' and ')}`);
  return parts.join(', ');
}

export const queueLabel = (queue: Queue) =>
  `Queue ${queue.name}, capacity ${queue.capacity}, ${policyWords(queue)}`;

/** `Wire from Window port jobs to queue jobs, answers come back`. */
export function wireLabel(flow: Flow, wire: Wire): string {
  const actor = flow.actors[wire.actor]?.name ?? 'unknown';
  const queue = flow.queues[wire.queue]?.name ?? 'unknown';
  if (wire.kind === 'read') return `Wire from queue ${queue} to ${actor}`;
  return `Wire from ${actor} port ${wire.port} to queue ${queue}${wire.ask ? ', answers come back' : ''}`;
}

function names(flow: Flow, actor: Id, kind: Wire['kind']): string[] {
  const found = new Set<string>();
  for (const wire of Object.values(flow.wires)) {
    if (wire.actor === actor && wire.kind === kind) found.add(flow.queues[wire.queue]?.name ?? '');
  }
  return [...found];
}
