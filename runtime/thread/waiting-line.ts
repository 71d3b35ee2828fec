/** The messages of a thread that wait for a place in one queue, in order, and the way into it. */
import { QueueFullError } from '../errors.ts';
import { layOutReaders } from '../layout.ts';
import type { Content } from '../message/copy.ts';
import { EnvelopeFlag } from '../message/envelope.ts';
import { DropReason, RecordKind } from '../protocol/trace-file.ts';
import type { Address } from '../transport/burst-layout.ts';
import { Outlet } from '../transport/outlet.ts';
import type { ActorSeat, ThreadServices } from './contract.ts';

interface Held {
  actor: ActorSeat;
  incarnation: number;
  address: Address;
  content: Content;
  /** It waits for room for its bytes only. */
  hasPlace: boolean;
  resolve: () => void;
  reject: (error: Error) => void;
  /** Of the wait notes. */
  note: number;
}

export class WaitingLine {
  readonly queue: number;
  readonly outlet: Outlet;
  isDirty = false;
  /** A queue, and no inbox. */
  readonly isPlain: boolean;
  readonly #thread: ThreadServices;
  #held: Held[] = [];

  constructor(thread: ThreadServices, queue: number) {
    this.#thread = thread;
    this.queue = queue;
    this.isPlain = thread.layout.queues[queue]?.isShared === true;
    const { readers, isOnlyWriter } = layOutReaders(thread.layout, queue);
    this.outlet = new Outlet(thread.queueEnds.ring(queue), thread.bells, thread.index, {
      readers,
      isOnlyWriter,
    });
  }

  get length(): number {
    return this.#held.length;
  }

  /** Nobody waits before it, and the queue is read. */
  isOpen(): boolean {
    return this.#held.length === 0 && this.#thread.memory.isGateOpen(this.queue);
  }
  isClosed(): boolean {
    return this.#thread.memory.isClosed(this.queue);
  }

  /** What is staged in the outlet waits. @returns settles when it is in the queue, or has come to another end */
  hold(actor: ActorSeat, address: Address, hasPlace: boolean): Promise<void> {
    const content = this.outlet.lift();
    actor.sendHeld(this.queue);
    const left = new Promise<void>((resolve, reject) => {
      const { incarnation } = actor;
      const note = this.#thread.waitNotes.note(address.id, address.from, this.queue, hasPlace);
      this.#held.push({ actor, incarnation, address, content, hasPlace, resolve, reject, note });
    });
    this.outlet.flush();
    this.#wait();
    return left;
  }

  /** Asks to be told of places, and looks once more: one may have become free just before. */
  #wait(): void {
    for (;;) {
      this.outlet.setWaiting(true);
      const before = this.#held.length;
      this.#letIn();
      if (this.#held.length === 0 || this.#held.length === before) break;
    }
    if (this.#held.length === 0) this.outlet.setWaiting(false);
  }

  /** There may be places again. */
  admit(): void {
    if (this.#held.length > 0) this.#wait();
    this.flush();
  }

  flush(): void {
    if (this.outlet.flush()) {
      if (this.#held.length === 0) this.outlet.setWaiting(false);
      return;
    }
    // No room for its bytes: the reader tells when there is some.
    this.outlet.setWaiting(true);
    if (this.outlet.flush() && this.#held.length === 0) this.outlet.setWaiting(false);
  }

  #letIn(): void {
    const { memory, recorder } = this.#thread;
    while (this.#held.length > 0) {
      const held = this.#held[0] as Held;
      const { address, actor } = held;
      if (memory.isClosed(this.queue)) this.drop(address, DropReason.closed);
      else {
        if (!held.hasPlace) {
          if (!this.outlet.enter()) break;
          held.hasPlace = true;
          this.#thread.waitNotes.entered(held.note);
          recorder.record(RecordKind.queued, 0, address.from, address.id, this.queue, 0);
        }
        this.outlet.stageContent(held.content);
        if (!this.outlet.commit(address)) {
          this.outlet.lift();
          break;
        }
      }
      this.#held.shift();
      this.#settle(held, actor);
    }
    // Those let in must not stay gathered while others wait: their places are what the others wait for.
    this.outlet.flush();
  }

  #settle(held: Held, actor: ActorSeat): void {
    this.#thread.waitNotes.forget(held.note);
    held.resolve();
    // What an earlier life sent is not held against the new one.
    if (held.incarnation === actor.incarnation) actor.sendLeft();
  }

  /** The message comes to its end here. */
  drop(address: Address, reason: number): void {
    const { memory, recorder, layout } = this.#thread;
    const plan = layout.queues[this.queue];
    const { id, from } = address;
    recorder.record(RecordKind.dropped, reason, from, id, this.queue, memory.depth(this.queue));
    const why =
      reason === DropReason.closed
        ? `nobody reads the queue "${plan?.name}" (any more)`
        : `the queue "${plan?.name}" was full`;
    // Who was refused has the message still, and the error.
    if (reason !== DropReason.refused && plan?.deadLetters)
      recorder.record(RecordKind.deadLettered, 0, from, id, this.queue, 0, 0, why);
    memory.finished(this.#thread.index);
    if ((address.flags & EnvelopeFlag.ask) !== 0 && reason !== DropReason.refused)
      this.#thread.failAsk(address, why);
  }

  /** Its sender waits no longer. */
  withdraw(id: number): void {
    const held = this.#held.find(({ address, hasPlace }) => address.id === id && !hasPlace);
    if (held === undefined) return;
    this.#held = this.#held.filter((other) => other !== held);
    const { layout, memory } = this.#thread;
    this.drop(held.address, DropReason.refused);
    held.reject(new QueueFullError(layout.queues[this.queue]?.name ?? '', memory.capacity(this.queue)));
    this.#settle(held, held.actor);
    if (this.#held.length === 0) this.outlet.setWaiting(false);
  }

  /** The actor is stopped: what it wanted to send was never inserted. */
  cancel(actor: ActorSeat): void {
    const cancelled = this.#held.filter((held) => held.actor === actor && !held.hasPlace);
    if (cancelled.length === 0) return;
    this.#held = this.#held.filter((held) => !cancelled.includes(held));
    for (const { address, note } of cancelled) {
      this.#thread.waitNotes.forget(note);
      this.drop(address, DropReason.closed);
    }
    if (this.#held.length === 0) this.outlet.setWaiting(false);
  }
}
