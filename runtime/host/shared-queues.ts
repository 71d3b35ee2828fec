/** The queues in shared memory, as the host puts them in order when whoever used them is gone. */
import { type Layout, layOutReaders } from '../layout.ts';
import { breakLockOf } from '../memory/mutex.ts';
import { Control } from '../memory/regions.ts';
import type { SharedMemory } from '../memory/shared-memory.ts';
import { forgetWaiting, whoWaited } from '../memory/wait-notes.ts';
import { type Envelope, EnvelopeFlag } from '../message/envelope.ts';
import { DropReason, NONE, RecordKind } from '../protocol/trace-file.ts';
import type { Recorder } from '../trace/record-writer.ts';
import { Bells } from '../transport/bells.ts';
import { Inlet } from '../transport/inlet.ts';
import { Ring } from '../transport/ring.ts';
import { leftInScratch } from '../transport/scratch.ts';

interface Consequences {
  /** It will never be handled. */
  lost(message: Envelope, why: string): void;
}

export class SharedQueues {
  readonly #layout: Layout;
  readonly #memory: SharedMemory;
  readonly #recorder: Recorder;
  readonly #bells: Bells;
  readonly #self: number;
  readonly #consequences: Consequences;
  /** Queues, and inboxes behind them, that nobody reads any more. */
  readonly #unread = new Map<number, Inlet>();

  constructor(layout: Layout, memory: SharedMemory, recorder: Recorder, consequences: Consequences) {
    this.#layout = layout;
    this.#memory = memory;
    this.#recorder = recorder;
    this.#consequences = consequences;
    this.#self = layout.threads.length;
    this.#bells = new Bells(memory, this.#self, () => undefined);
  }

  /** Nobody reads it any more: what waits is dropped, and whatever still comes. */
  close(queue: number): void {
    if (this.#unread.has(queue)) return;
    this.#memory.closeGate(queue);
    this.#drain(queue);
    this.#bells.tellWaiting(queue);
  }

  /** There may be more places than there were. */
  tellWaiting(queue: number): void {
    this.#bells.tellWaiting(queue);
  }

  /** The thread will not be started again: what comes into its inbox has no receiver. */
  closeInbox(thread: number): void {
    const queue = this.#memory.inbox(thread);
    if (!this.#unread.has(queue)) this.#drain(queue);
  }

  #drain(queue: number): void {
    const { readers, isOnlyWriter } = layOutReaders(this.#layout, queue);
    // A queue with no reader at all has nothing in it: its gate was closed from the beginning.
    if (readers.length === 0) return;
    const ring = new Ring(this.#memory, queue, this.#self, !isOnlyWriter, readers.length === 1);
    const inlet = new Inlet(ring, this.#bells, this.#self, 0, readers);
    this.#unread.set(queue, inlet);
    this.#drop(queue, inlet);
  }

  #drop(queue: number, inlet: Inlet): void {
    for (let message = inlet.take(); message !== undefined; message = inlet.take()) {
      inlet.leave();
      inlet.done();
      this.#memory.finished(this.#self);
      const plan = this.#layout.queues[queue];
      if (plan === undefined) {
        const why = 'the thread of its receiver has ended';
        // Who was to begin has sent nothing, and is known to nobody.
        if ((message.flags & EnvelopeFlag.birth) === 0)
          this.#record(RecordKind.deadLettered, 0, message, NONE, 0, why);
        this.#consequences.lost(message, why);
      } else {
        const why = `nobody reads the queue "${plan.name}" (any more)`;
        const depth = this.#memory.depth(queue);
        this.#record(RecordKind.dropped, DropReason.closed | HAD_PLACE, message, queue, depth);
        if (plan.deadLetters) this.#record(RecordKind.deadLettered, 0, message, queue, 0, why);
        this.#consequences.lost(message, why);
      }
    }
  }

  #record(
    kind: typeof RecordKind.deadLettered | typeof RecordKind.dropped,
    flags: number,
    { from, id }: { from: number; id: number },
    queue: number,
    value: number,
    why?: string,
  ): void {
    this.#recorder.record(kind, flags, from, id, queue, value, 0, why);
  }

  /** What comes late into queues that nobody reads; and those who wait although there are places. */
  tick(): void {
    for (const [queue, inlet] of this.#unread) this.#drop(queue, inlet);
    for (let queue = 0; queue < this.#memory.queues + this.#self; queue++) {
      const isShared = this.#layout.queues[queue]?.isShared ?? true;
      if (!isShared) continue;
      if (this.#memory.waiting(queue) > 0 && this.#memory.depth(queue) < this.#memory.capacity(queue))
        this.#bells.tellWaiting(queue);
      const control = this.#memory.control(queue);
      // Whoever was told may have taken from another of its queues, and failed over that.
      if (Atomics.load(this.#memory.ints, control + Control.idle) === 0 || this.#memory.depth(queue) === 0)
        continue;
      const { readers } = layOutReaders(this.#layout, queue);
      if (readers.length > 1) this.#wakeAll(queue, readers);
    }
  }

  /** Locks that it held are free, and what it had gathered and not let go is named; its places are free again. */
  threadDied(thread: number): void {
    const why = 'the thread of its sender ended before it had left';
    this.#nameWaiting(thread);
    for (let queue = 0; queue < this.#memory.queues + this.#self; queue++) {
      if (this.#layout.queues[queue]?.isShared === false) continue;
      const control = this.#memory.control(queue);
      breakLockOf(this.#memory.ints, control + Control.producerLock, thread);
      breakLockOf(this.#memory.ints, control + Control.consumerLock, thread);
      this.#clearIdle(queue, thread);
      const isInbox = queue >= this.#memory.queues;
      for (const message of leftInScratch(this.#memory, thread, queue)) {
        if (!isInbox) {
          const depth = this.#memory.takeBackPlaces(queue, 1);
          this.#record(RecordKind.dropped, DropReason.closed | HAD_PLACE, message, queue, depth);
        }
        if ((message.flags & EnvelopeFlag.birth) === 0)
          this.#record(RecordKind.deadLettered, 0, message, isInbox ? NONE : queue, 0, why);
      }
      if (this.#memory.waiting(queue) > 0) this.#bells.tellWaiting(queue);
    }
  }

  /** Whoever was told last may be gone, or have no time: all others hear of what waits. */
  #wakeAll(queue: number, readers: readonly { actor: number; thread: number }[]): void {
    const control = this.#memory.control(queue);
    for (let last = -1; Atomics.load(this.#memory.ints, control + Control.idle) !== 0; ) {
      Atomics.store(this.#memory.ints, control + Control.waking, 0);
      last = this.#bells.tellReader(queue, readers, last);
    }
    Atomics.store(this.#memory.ints, control + Control.waking, 0);
  }

  /** What waited on the thread for a place was never inserted; what had one gives it back. */
  #nameWaiting(thread: number): void {
    const why = 'the thread of its sender ended before it had a place';
    for (const message of whoWaited(this.#memory, thread)) {
      const { queue, hasPlace } = message;
      const isInbox = queue >= this.#memory.queues;
      if (!isInbox) {
        const depth = this.#memory.takeBackPlaces(queue, hasPlace ? 1 : 0);
        const flags = DropReason.closed | (hasPlace ? HAD_PLACE : 0);
        this.#record(RecordKind.dropped, flags, message, queue, depth);
      }
      this.#record(RecordKind.deadLettered, 0, message, isInbox ? NONE : queue, 0, why);
    }
    forgetWaiting(this.#memory, thread);
  }

  /** Its actors wait for nothing any more. Were they told of a message last, another has to hear of it. */
  #clearIdle(queue: number, thread: number): void {
    const { readers } = layOutReaders(this.#layout, queue);
    const at = this.#memory.control(queue) + Control.idle;
    readers.forEach((reader, bit) => {
      if (reader.thread === thread) Atomics.and(this.#memory.ints, at, ~(1 << bit));
    });
    if (readers.length > 1) this.#wakeAll(queue, readers);
  }
}

/** The message had a place, which is free now. */
const HAD_PLACE = 8;
