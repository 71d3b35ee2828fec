/**
 * How one thread tells another that something has come: a bit for what it is, a word to look at, and a wake-up where
 * the other sleeps. A thread that is awake costs its friends a few stores.
 */
import { Control, WAITER_WORDS } from '../memory/regions.ts';
import type { SharedMemory } from '../memory/shared-memory.ts';

export class Bells {
  readonly #memory: SharedMemory;
  readonly #ints: Int32Array;

  readonly #self: number;
  readonly #toldHere: (actor: number) => void;

  /**
   * @param self the thread that tells
   * @param toldHere hears of what it tells itself: an actor, or -1 for its inbox
   */
  constructor(memory: SharedMemory, self: number, toldHere: (actor: number) => void) {
    this.#memory = memory;
    this.#ints = memory.ints;
    this.#self = self;
    this.#toldHere = toldHere;
  }

  /** Something lies in the thread's inbox. */
  tellInbox(thread: number): void {
    if (thread === this.#self) this.#toldHere(-1);
    else this.#tell(thread, this.#memory.ready(thread).at, 0);
  }
  /** There may be a message for this actor. */
  tellActor(thread: number, actor: number): void {
    if (thread === this.#self) this.#toldHere(actor);
    else this.#tell(thread, this.#memory.ready(thread).at, actor + 1);
  }

  #tell(thread: number, at: number, bit: number): void {
    Atomics.or(this.#ints, at + (bit >> 5), 1 << (bit & 31));
    Atomics.store(this.#ints, this.#memory.signal(thread), 1);
    this.wake(thread);
  }

  /** Something has come by its port: it has to go to its event loop, and must not fall asleep before. */
  rouse(thread: number): void {
    Atomics.store(this.#ints, this.#memory.signal(thread), 1);
    this.wake(thread);
  }

  wake(thread: number): void {
    const at = this.#memory.sleep(thread);
    if (Atomics.load(this.#ints, at) !== 0 && Atomics.exchange(this.#ints, at, 0) !== 0)
      Atomics.notify(this.#ints, at, 1);
  }

  /**
   * Messages have come into a queue: a reader that waits is told. Of several only one at a time, who tells the next when
   * it has taken something and more is there; otherwise all would be woken for one message.
   * @returns the reader told, to be given the next time so that it is another's turn
   */
  tellReader(queue: number, readers: readonly { actor: number; thread: number }[], last: number): number {
    const control = this.#memory.control(queue);
    const at = control + Control.idle;
    for (;;) {
      const idle = Atomics.load(this.#ints, at);
      if (idle === 0) return last;
      const isOnly = readers.length === 1;
      if (!isOnly && Atomics.compareExchange(this.#ints, control + Control.waking, 0, 1) !== 0) return last;
      const after = idle & ~((2 << last) - 1);
      const chosen = after === 0 ? idle : after;
      const bit = chosen & -chosen;
      const reader = readers[31 - Math.clz32(bit)];
      if ((Atomics.and(this.#ints, at, ~bit) & bit) === 0 || reader === undefined) {
        if (!isOnly) Atomics.store(this.#ints, control + Control.waking, 0);
        continue;
      }
      if (reader.actor < 0) this.tellInbox(reader.thread);
      else this.tellActor(reader.thread, reader.actor);
      return 31 - Math.clz32(bit);
    }
  }

  /** Places have become free: threads with senders that wait are told. */
  tellWaiting(queue: number): void {
    const control = this.#memory.control(queue);
    for (let word = 0; word < WAITER_WORDS; word++) {
      const at = control + Control.waiters + word;
      if (Atomics.load(this.#ints, at) === 0) continue;
      let bits = Atomics.exchange(this.#ints, at, 0);
      while (bits !== 0) {
        const bit = bits & -bits;
        bits &= ~bit;
        const thread = word * 32 + 31 - Math.clz32(bit);
        this.#tell(thread, this.#memory.room(thread).at, queue);
      }
    }
  }
}
