/**
 * The memory that all threads of a run share: who works, who sleeps, how full each queue is and what waits in it.
 * It tells exactly, at any moment and even when a thread is stuck or dead, what is open and where it is. Each number is
 * written by one thread, or with Atomics.
 *
 * Numbers that one thread writes often are stored plainly: an atomic store costs fifteen times as much. Whoever reads
 * them from another thread loads them atomically, and comes back if it came too early.
 */
import { type Layout, UNLIMITED } from '../layout.ts';

export const LINE = 16; // Int32s on a cache line of their own, so that threads do not disturb each other

/** Of each thread's own line. */
const CREATED = 0;
const FINISHED = 1;
const PUBLISHED = 2;
const BEGUN = 3;
/** Of the line on which others tell a thread something. */
export const SIGNAL = 0;
export const SLEEP = 1;

/** How a thread sleeps; 0: it does not. */
export const Sleep = { blocked: 1, inLoop: 2 } as const;

/** Words of a queue's control block, on lines of their own by who writes them. */
export const Control = {
  producerLock: 0,
  consumerLock: 1,
  /** Bytes ever written and ever freed, modulo 2^32. */
  tail: LINE,
  /** Messages ever published. */
  published: LINE + 1,
  /** Places ever taken. */
  entered: LINE + 2,
  /** Messages that may wait; changed by the host alone. */
  capacity: LINE + 3,
  head: 2 * LINE,
  /** Places ever given up. */
  left: 2 * LINE + 1,
  /** A bit for each reader that waits for a message. */
  idle: 3 * LINE,
  closed: 3 * LINE + 1,
  /** One of several readers has been told, and has not looked yet. */
  waking: 4 * LINE,
  /** Threads on which senders wait, or for a hosted queue the senders. */
  waiting: 3 * LINE + 2,
  /** A bit for each of these threads. */
  waiters: 3 * LINE + 3,
} as const;
const CONTROL_WORDS = 5 * LINE;
export const WAITER_WORDS = LINE - 3;
export const MAX_THREADS = WAITER_WORDS * 32 - 1;

/** Where a sending thread gathers messages for one queue, before they go together. */
export const SCRATCH_BYTES = 8192;
/** Bytes of a ring: by its queue's capacity. */
const PLACE_BYTES = 256;
const MIN_RING = 2 ** 23;
const MAX_RING = 2 ** 26;
const ALL_RINGS = 2 ** 30;

/** Asks that a thread can have open with their holders known; memory of those that were never open is never touched. */
export const ASK_SLOTS = 65_536;
export const ASK_WORDS = 6;

/** Messages of a thread that wait for a place and are named (WaitNotes). */
export const WAIT_NOTES = 4096;

/** Messages for hosted queues that may wait on a thread to leave it together (unposted.ts). */
export const MAX_UNPOSTED = 256;
/** In front stands how many there are. */
const UNPOSTED_FLOATS = 1 + MAX_UNPOSTED * 2;

export class SharedMemory {
  readonly buffer: SharedArrayBuffer;
  readonly ints: Int32Array;
  readonly floats: Float64Array;
  readonly bytes: Uint8Array;
  /** The threads, and the host as the last one. */
  readonly threads: number;
  /** Queues of the plan; after them stands an inbox for each thread. */
  readonly queues: number;
  /** Int32 indices of the regions. */
  readonly #told: number;
  /** Actors of the plan. */
  readonly #drawn: number;
  readonly #actors: number;
  readonly #ready: number;
  readonly #readyWords: number;
  readonly #room: number;
  readonly #roomWords: number;
  readonly #control: number;
  readonly #asks: number;
  /** Float64 indices. */
  readonly #waitNotes: number;
  readonly #unposted: number;
  /** Byte offsets. */
  readonly #ids: number;
  readonly #scratch: number;
  readonly #rings: { at: number; size: number }[] = [];

  /** @param layout of the run: all threads work out the same places from it */
  constructor(layout: Layout, buffer?: SharedArrayBuffer) {
    const { threads, queues, actors } = layout;
    this.threads = threads.length + 1;
    this.queues = queues.length;
    const allQueues = queues.length + threads.length;
    let at = 2 * this.threads * LINE;
    const words = (count: number): number => {
      const start = at;
      at += (count + LINE - 1) & ~(LINE - 1);
      return start;
    };
    this.#told = this.threads * LINE;
    this.#drawn = actors.length;
    this.#actors = words((actors.length + threads.length) * LINE);
    this.#readyWords = (actors.length + 1 + 31) >> 5;
    this.#ready = words(this.threads * this.#readyWords);
    this.#roomWords = (allQueues + 31) >> 5;
    this.#room = words(this.threads * this.#roomWords);
    this.#control = words(allQueues * CONTROL_WORDS);
    this.#asks = words(this.threads * ASK_SLOTS * ASK_WORDS);
    this.#waitNotes = words(this.threads * WAIT_NOTES * 4) >> 1;
    this.#unposted = words(this.threads * UNPOSTED_FLOATS * 2) >> 1;
    this.#ids = words((this.threads + actors.length + threads.length) * LINE) * 4;
    this.#scratch = words((this.threads * allQueues * SCRATCH_BYTES) >> 2) * 4;
    const largest = 2 ** Math.floor(Math.log2(Math.max(2 ** 16, ALL_RINGS / allQueues)));
    for (let queue = 0; queue < allQueues; queue++) {
      const plan = queues[queue];
      const wanted = plan === undefined ? MIN_RING : ringBytes(plan.capacity);
      const size = plan?.isShared === false ? 0 : Math.min(wanted, largest);
      this.#rings.push({ at: words(size >> 2) * 4, size });
    }
    this.buffer = buffer ?? new SharedArrayBuffer(at * 4);
    this.ints = new Int32Array(this.buffer);
    this.floats = new Float64Array(this.buffer);
    this.bytes = new Uint8Array(this.buffer);
    if (buffer !== undefined) return;
    for (let queue = 0; queue < allQueues; queue++)
      this.setCapacity(queue, queues[queue]?.capacity ?? UNLIMITED);
  }

  // Work

  /** A unit of work is open: a message on its way, a timer, a program, an actor that has to start. */
  created(thread: number, n = 1): void {
    const at = thread * LINE + CREATED;
    this.ints[at] = (this.ints[at] as number) + n;
  }
  finished(thread: number, n = 1): void {
    const at = thread * LINE + FINISHED;
    this.ints[at] = (this.ints[at] as number) + n;
  }
  /** Messages of the thread lie in queues now. */
  published(thread: number, n: number): void {
    const at = thread * LINE + PUBLISHED;
    this.ints[at] = (this.ints[at] as number) + n;
  }
  publishedBy(thread: number): number {
    return this.ints[thread * LINE + PUBLISHED] as number;
  }
  /** The thread has taken a message from a queue. */
  begun(thread: number): void {
    const at = thread * LINE + BEGUN;
    this.ints[at] = (this.ints[at] as number) + 1;
  }

  /**
   * True when no work is open. Only work makes work, and what has ended is read before what has begun: equal sums mean
   * that there was an instant between the two without any.
   */
  isQuiet(): boolean {
    let open = 0;
    for (let t = 0; t < this.threads; t++) open = (open - Atomics.load(this.ints, t * LINE + FINISHED)) | 0;
    for (let t = 0; t < this.threads; t++) open = (open + Atomics.load(this.ints, t * LINE + CREATED)) | 0;
    return open === 0;
  }

  /** Units that died with a thread, given how many more the host had handed to it than it had received from it. */
  lostBy(thread: number, given: number): number {
    const own = (field: number): number => Atomics.load(this.ints, thread * LINE + field);
    const held = own(CREATED) + own(BEGUN) - own(FINISHED) - own(PUBLISHED);
    return (given + held) | 0;
  }

  /** The next message id of a thread; it goes on counting when the thread is started again. */
  nextId(thread: number): number {
    const at = (this.#ids >> 3) + thread * 8;
    const n = (this.floats[at] as number) + 1;
    this.floats[at] = n;
    return 2 ** 40 * (thread + 1) + n;
  }

  /** The message that an actor is handling; 0 for none. */
  handling(actor: number): number {
    return this.floats[(this.#ids >> 3) + (this.threads + actor) * 8] as number;
  }
  /** @param who is at work: those made while running share a cell */
  setHandling(actor: number, message: number, who = actor): void {
    const at = (this.#ids >> 3) + (this.threads + actor) * 8;
    this.floats[at] = message;
    if (actor >= this.#drawn) this.floats[at + 1] = who;
  }
  /** Of a shared cell. */
  whoIsHandling(cell: number): number {
    return this.floats[(this.#ids >> 3) + (this.threads + cell) * 8 + 1] as number;
  }
  /** The cell that all actors of a thread share that were made while running; it stands behind those of the plan's. */
  cellOfMade(thread: number): number {
    return this.#drawn + thread;
  }

  // Actors: what the host needs to know of them

  /** Messages from hosted queues that the actor has begun, ever. */
  taken(actor: number): number {
    return Atomics.load(this.ints, this.#actors + actor * LINE);
  }
  countTaken(actor: number): void {
    this.#count(actor, 0);
  }
  /** Pieces of work begun and held messages let go: it moves. */
  steps(actor: number): number {
    return Atomics.load(this.ints, this.#actors + actor * LINE + 1);
  }
  step(actor: number): void {
    this.#count(actor, 1);
  }
  #count(actor: number, field: number): void {
    const at = this.#actors + actor * LINE + field;
    this.ints[at] = (this.ints[at] as number) + 1;
  }
  /** The queue for a place in which the actor waits, or -1. */
  waitsForPlace(actor: number): number {
    return Atomics.load(this.ints, this.#actors + actor * LINE + 2) - 1;
  }
  setWaitsForPlace(actor: number, queue: number): void {
    this.ints[this.#actors + actor * LINE + 2] = queue + 1;
  }

  // Signals

  /** Index of the word by which others tell a thread that something has come for it. */
  signal(thread: number): number {
    return this.#told + thread * LINE + SIGNAL;
  }
  sleep(thread: number): number {
    return this.#told + thread * LINE + SLEEP;
  }
  isAsleep(thread: number): boolean {
    return Atomics.load(this.ints, this.sleep(thread)) !== 0;
  }
  /** First of the words with a bit for the inbox (bit 0) and for each actor (index + 1) that should look for work. */
  ready(thread: number): { at: number; words: number } {
    return { at: this.#ready + thread * this.#readyWords, words: this.#readyWords };
  }
  /** First of the words with a bit for each queue in which there may be places again. */
  room(thread: number): { at: number; words: number } {
    return { at: this.#room + thread * this.#roomWords, words: this.#roomWords };
  }

  // Queues

  control(queue: number): number {
    return this.#control + queue * CONTROL_WORDS;
  }
  inbox(thread: number): number {
    return this.queues + thread;
  }
  ring(queue: number): { at: number; size: number } {
    return this.#rings[queue] as { at: number; size: number };
  }
  /** Byte offset. */
  scratch(thread: number, queue: number): number {
    return this.#scratch + (thread * (this.queues + this.threads - 1) + queue) * SCRATCH_BYTES;
  }

  capacity(queue: number): number {
    return Atomics.load(this.ints, this.control(queue) + Control.capacity);
  }
  /** Who waits for a place has to be told where there are more now. */
  setCapacity(queue: number, capacity: number): void {
    Atomics.store(this.ints, this.control(queue) + Control.capacity, Math.min(capacity, UNLIMITED));
  }

  /** Takes a place in a queue. @returns the depth after, or 0 when it is full. */
  enter(queue: number, capacity = this.capacity(queue)): number {
    const control = this.control(queue);
    for (;;) {
      const entered = Atomics.load(this.ints, control + Control.entered);
      const depth = (entered - Atomics.load(this.ints, control + Control.left)) | 0;
      if (depth >= capacity) return 0;
      const at = control + Control.entered;
      if (Atomics.compareExchange(this.ints, at, entered, (entered + 1) | 0) === entered) return depth + 1;
    }
  }
  /** @returns the depth after */
  leave(queue: number, n = 1): number {
    const control = this.control(queue);
    const left = Atomics.add(this.ints, control + Control.left, n) + n;
    return (Atomics.load(this.ints, control + Control.entered) - left) | 0;
  }
  /** Places that were taken for messages that will never come. */
  takeBackPlaces(queue: number, n: number): number {
    const control = this.control(queue);
    const entered = Atomics.sub(this.ints, control + Control.entered, n) - n;
    return (entered - Atomics.load(this.ints, control + Control.left)) | 0;
  }
  depth(queue: number): number {
    const control = this.control(queue);
    return (
      (Atomics.load(this.ints, control + Control.entered) - Atomics.load(this.ints, control + Control.left)) |
      0
    );
  }
  /** While senders wait or the queue is closed, nobody may enter past them. */
  isGateOpen(queue: number): boolean {
    const control = this.control(queue);
    return this.ints[control + Control.waiting] === 0 && this.ints[control + Control.closed] === 0;
  }
  isClosed(queue: number): boolean {
    return Atomics.load(this.ints, this.control(queue) + Control.closed) !== 0;
  }
  waiting(queue: number): number {
    return Atomics.load(this.ints, this.control(queue) + Control.waiting);
  }
  setWaiting(queue: number, n: number): void {
    Atomics.store(this.ints, this.control(queue) + Control.waiting, n);
  }
  closeGate(queue: number): void {
    Atomics.store(this.ints, this.control(queue) + Control.closed, 1);
  }

  /** Int32 index of a thread's first ask slot (AskTable). */
  asks(thread: number): number {
    return this.#asks + thread * ASK_SLOTS * ASK_WORDS;
  }

  /** Float64 index of a thread's first note (WaitNotes). */
  waitNotes(thread: number): number {
    return this.#waitNotes + thread * WAIT_NOTES * 2;
  }

  /** Float64 index of what a thread notes of messages that have not left it (unposted.ts). */
  unposted(thread: number): number {
    return this.#unposted + thread * UNPOSTED_FLOATS;
  }
}

function ringBytes(capacity: number): number {
  const wanted = 2 ** Math.ceil(Math.log2(capacity * PLACE_BYTES));
  return Math.min(MAX_RING, Math.max(MIN_RING, wanted));
}
