import { EnvelopeFlag } from '../message/envelope.ts';
import { NONE } from '../protocol/trace-file.ts';
import { type ActorSeat, Turn, type Work } from './contract.ts';

/**
 * An actor takes a piece of work. It is recorded before the message gives up its place, so that no depth is too high.
 * @param timeNs when, where that is known; else 0
 */
export function openTurn(actor: ActorSeat, work: Work, timeNs: number): Turn {
  const { thread, index } = actor;
  const { memory } = thread;
  memory.step(actor.cell);
  if (work.kind !== 'message') {
    const id = work.kind === 'callback' ? work.envelope.id : work.id;
    recordTaken(actor, timeNs, id, NONE);
    return new Turn(actor, work, id);
  }
  const { id, queue, flags, askId, slot } = work.envelope;
  recordTaken(actor, timeNs, id, queue < 0 ? NONE : queue);
  const plan = thread.layout.queues[queue];
  if (plan !== undefined && !plan.isShared) {
    memory.countTaken(index);
    if (plan.gated) leaveGate(actor, queue);
  }
  if ((flags & EnvelopeFlag.ask) !== 0) thread.askTable.hold(slot, askId, index);
  return new Turn(actor, work, id);
}

function recordTaken({ thread, index }: ActorSeat, timeNs: number, id: number, queue: number): void {
  if (!thread.isTracing) return;
  const { recorder } = thread;
  recorder.recordTaken(timeNs === 0 ? recorder.nowNs() : timeNs, index, id, queue);
}

/** Senders that wait are told by way of the host, but not for each place: see `Queue.admit`. */
function leaveGate(actor: ActorSeat, queue: number): void {
  const { memory, link } = actor.thread;
  const depth = memory.leave(queue);
  if (memory.isGateOpen(queue)) return;
  const capacity = memory.capacity(queue);
  const isHalf = depth * 2 <= capacity && (depth + 1) * 2 > capacity;
  if (capacity <= 16 || isHalf) link.credit(actor.index, 0);
}
