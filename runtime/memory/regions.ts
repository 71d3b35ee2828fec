/**
 * Where everything lies in the memory that all threads of a run share. All of them work out the same places; pages that
 * nobody uses cost nothing, so that a region may be as large as it can ever be needed.
 */
import type { Layout } from '../layout.ts';

/** Int32s on a cache line of their own, so that threads do not disturb each other. */
export const LINE = 16;

/** Of the line on which others tell a thread something. */
const SIGNAL = 0;
const SLEEP = 1;

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
export const ASK_SLOTS = 32_768;
export const ASK_WORDS = 6;

/** Messages of a thread that wait for a place and are named (WaitNotes). */
export const WAIT_NOTES = 4096;

/** Messages for hosted queues that may wait on a thread to leave it together (unposted.ts). */
export const MAX_UNPOSTED = 256;
/** In front stands how many there are. */
const UNPOSTED_FLOATS = 1 + MAX_UNPOSTED * 2;

/** Offsets are Int32 numbers of bytes. */
const MOST_BYTES = 2 ** 31;

export class Regions {
  /** The threads, and the host as the last one. */
  readonly threads: number;
  /** Queues of the plan; after them stands an inbox for each thread. */
  readonly queues: number;
  /** Actors of the plan. */
  readonly drawn: number;
  /** Bytes of all. */
  readonly size: number;
  /** Int32 indices of the regions. */
  readonly #told: number;
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

  /**
   * @param layout of the run: all threads work out the same places from it
   * @throws {RangeError} where it needs more memory than the threads can share
   */
  constructor({ threads, queues, actors }: Layout) {
    this.threads = threads.length + 1;
    this.queues = queues.length;
    const allQueues = queues.length + threads.length;
    let at = 2 * this.threads * LINE;
    const words = (count: number): number => {
      const start = at;
      at += Math.ceil(count / LINE) * LINE;
      return start;
    };
    this.#told = this.threads * LINE;
    this.drawn = actors.length;
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
    this.#scratch = words((this.threads * allQueues * SCRATCH_BYTES) / 4) * 4;
    const largest = 2 ** Math.floor(Math.log2(Math.max(2 ** 16, ALL_RINGS / allQueues)));
    for (let queue = 0; queue < allQueues; queue++) {
      const plan = queues[queue];
      const wanted = plan === undefined ? MIN_RING : ringBytes(plan.capacity);
      const size = plan?.isShared === false ? 0 : Math.min(wanted, largest);
      this.#rings.push({ at: words(size >> 2) * 4, size });
    }
    this.size = at * 4;
    if (this.size > MOST_BYTES)
      throw new RangeError(
        `${threads.length} threads and ${queues.length} queues need ${(this.size / 1e9).toFixed(1)} GB of shared memory, and a run may have 2.1 GB: put the actors on fewer threads`,
      );
  }

  /** Index of the word by which others tell a thread that something has come for it. */
  signal(thread: number): number {
    return this.#told + thread * LINE + SIGNAL;
  }
  sleep(thread: number): number {
    return this.#told + thread * LINE + SLEEP;
  }
  /** First of the words with a bit for the inbox (bit 0) and for each actor (index + 1) that should look for work. */
  ready(thread: number): { at: number; words: number } {
    return { at: this.#ready + thread * this.#readyWords, words: this.#readyWords };
  }
  /** First of the words with a bit for each queue in which there may be places again. */
  room(thread: number): { at: number; words: number } {
    return { at: this.#room + thread * this.#roomWords, words: this.#roomWords };
  }

  /** Int32 index of what the host needs to know of an actor. */
  actorAt(actor: number): number {
    return this.#actors + actor * LINE;
  }
  /** Float64 index of the id that a thread gave last. */
  idAt(thread: number): number {
    return (this.#ids >> 3) + thread * 8;
  }
  /** Float64 index of what an actor is handling. */
  handlingAt(cell: number): number {
    return (this.#ids >> 3) + (this.threads + cell) * 8;
  }
  /** The cell that all actors of a thread share that were made while running; it stands behind those of the plan's. */
  cellOfMade(thread: number): number {
    return this.drawn + thread;
  }

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
