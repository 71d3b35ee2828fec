/** What a thread's actors have been told: that there may be a message for one of them, or room in a queue. */
import type { SharedMemory } from '../memory/shared-memory.ts';

interface Hearers {
  /** There may be something for this actor; -1: in the thread's inbox. */
  wake(actor: number): void;
  /** There may be places in a queue again. */
  roomIn(queue: number): void;
  /** Somebody of this thread has been told something: it must not fall asleep over it. */
  stirred(): void;
  failed(error: unknown): void;
}

export class News {
  readonly #memory: SharedMemory;
  readonly #thread: number;
  readonly #signal: number;
  readonly #hearers: Hearers;
  /** Actors that were told of something by others of this thread; those before `#hereAt` know it. */
  readonly #here: number[] = [];
  #hereCount = 0;
  #hereAt = 0;
  #isHereSeen = false;
  #isLookDue = false;

  constructor(memory: SharedMemory, thread: number, hearers: Hearers) {
    this.#memory = memory;
    this.#thread = thread;
    this.#signal = memory.signal(thread);
    this.#hearers = hearers;
  }

  /** Something has come from an actor of this thread: for its inbox (-1), or for another of its actors. */
  toldHere(actor: number): void {
    this.#here[this.#hereCount++] = actor;
    this.#hearers.stirred();
  }

  /** @returns false when nobody of this thread was told anything by others of it */
  serveHere(): boolean {
    if (this.#hereCount === 0) return false;
    // It grows while it is served, and whoever is woken may serve it further: what is behind this place is nobody's yet.
    while (this.#hereAt < this.#hereCount) this.#hearers.wake(this.#here[this.#hereAt++] as number);
    this.#hereCount = 0;
    this.#hereAt = 0;
    this.#isHereSeen = false;
    return true;
  }

  /** Called with each message sent. The first is taken when its sender comes to rest, which is soon; after more, others get their turn. */
  sentOne(): void {
    if (this.#hereCount === 0) return;
    if (this.#isHereSeen) this.lookSoon();
    this.#isHereSeen = true;
  }

  /** Other threads have told something, as far as this one has noticed. */
  get isWaiting(): boolean {
    return this.#memory.ints[this.#signal] !== 0;
  }

  /** Looks between the steps of whoever works now. */
  lookSoon(): void {
    if (this.#isLookDue) return;
    this.#isLookDue = true;
    // `queueMicrotask` would make an object for async hooks each time.
    void NOW.then(this.#lookNow);
  }
  readonly #lookNow = (): void => {
    this.#isLookDue = false;
    try {
      this.look();
    } catch (error) {
      this.#hearers.failed(error);
    }
  };

  /** Takes what others have told this thread. @returns true when there was something */
  look(): boolean {
    const { ints } = this.#memory;
    const served = this.serveHere();
    if (Atomics.load(ints, this.#signal) === 0) return served;
    Atomics.store(ints, this.#signal, 0);
    this.#eachBit(this.#memory.ready(this.#thread), (bit) => this.#hearers.wake(bit - 1));
    this.#eachBit(this.#memory.room(this.#thread), (queue) => this.#hearers.roomIn(queue));
    return true;
  }

  #eachBit({ at, words }: { at: number; words: number }, visit: (bit: number) => void): void {
    const { ints } = this.#memory;
    for (let word = 0; word < words; word++) {
      if (Atomics.load(ints, at + word) === 0) continue;
      let bits = Atomics.exchange(ints, at + word, 0);
      while (bits !== 0) {
        const bit = bits & -bits;
        bits &= ~bit;
        visit(word * 32 + 31 - Math.clz32(bit));
      }
    }
  }
}

const NOW = Promise.resolve();
