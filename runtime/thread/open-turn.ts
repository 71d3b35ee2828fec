import { EnvelopeFlag } from '../message/envelope.ts';
import { NONE, RecordKind } from '../protocol/trace-file.ts';
import { type ActorSeat, Turn, type Work } from './contract.ts';

/** An actor takes a piece of work: it is recorded, and a message gives up its place in the queue. */
export function openTurn(actor: ActorSeat, work: Work): Turn {
  const { thread, index, plan } = actor;
  const { memory, recorder } = thread;
  if (work.kind !== 'message') {
    const id = work.kind === 'callback' ? work.envelope.id : work.id;
    const from = work.kind === 'callback' ? thread.actorName(work.envelope.from) : plan.name;
    recorder.record(RecordKind.taken, 0, index, id, NONE, 0);
    return new Turn(actor, work, id, from, null, false);
  }
  const { id, queue, from, flags } = work.envelope;
  const queuePlan = thread.layout.queues[queue];
  memory.countTaken(index);
  const depth = queuePlan?.gated ? leaveGate(actor, queue, queuePlan.capacity) : memory.depth(queue);
  recorder.record(RecordKind.taken, 0, index, id, queue, depth);
  const isAsk = (flags & EnvelopeFlag.ask) !== 0;
  return new Turn(actor, work, id, thread.actorName(from), queuePlan?.name ?? null, isAsk);
}

/** Senders that wait are told by way of the host, but not for each place: see `Queue.admit`. */
function leaveGate(actor: ActorSeat, queue: number, capacity: number): number {
  const { memory, link } = actor.thread;
  const depth = memory.leave(queue);
  if (!memory.isGateOpen(queue)) {
    const isHalf = depth * 2 <= capacity && (depth + 1) * 2 > capacity;
    if (capacity <= 16 || isHalf) link.credit(actor.index, 0);
  }
  return depth;
}
