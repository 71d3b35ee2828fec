/**
 * Who waits for an answer, and from whom: a slot in shared memory for each ask, given out by the asker's thread. It
 * outlives the thread of whoever was asked, so nobody waits for an answer that cannot come.
 */
import { ASK_SLOTS, ASK_WORDS } from './regions.ts';
import type { SharedMemory } from './shared-memory.ts';

/** Words of a slot: the id as a Float64, asker, holder, queue. */
const ASKER = 2;
const HOLDER = 3;
const QUEUE = 4;
const TARGET = 5;

export interface OpenAsk {
  slot: number;
  askId: number;
  asker: number;
  /** The actor that has to answer; -1 while it is on its way. */
  holder: number;
  queue: number;
  /** The actor to whose inbox it went straight; -1 for none. */
  target: number;
}

export class AskTable {
  readonly #memory: SharedMemory;
  readonly #ints: Int32Array;
  readonly #floats: Float64Array;
  readonly #thread: number;
  readonly #free: number[] = [];
  #used = 0;

  constructor(memory: SharedMemory, thread: number) {
    this.#memory = memory;
    this.#ints = memory.ints;
    this.#floats = memory.floats;
    this.#thread = thread;
    // What a thread before this one asked has nobody who waits any more.
    const first = memory.asks(thread);
    let end = first;
    while (end < first + ASK_SLOTS * ASK_WORDS && this.#ints[end + ASKER] !== 0) end += ASK_WORDS;
    this.#ints.fill(0, first, end);
  }

  /** @returns the slot, or -1 when all are taken: such an ask is only ended by its answer or its time limit */
  open(askId: number, asker: number, queue: number, target: number): number {
    const own = this.#free.pop() ?? (this.#used < ASK_SLOTS ? this.#used++ : -1);
    if (own < 0) return -1;
    const slot = this.#thread * ASK_SLOTS + own;
    const at = this.#at(slot);
    this.#ints[at + ASKER] = asker + 1;
    this.#ints[at + HOLDER] = -1;
    this.#ints[at + QUEUE] = queue;
    this.#ints[at + TARGET] = target;
    this.#floats[at >> 1] = askId;
    return slot;
  }

  /** An actor has it, or with -1 nobody any more. */
  hold(slot: number, askId: number, holder: number): void {
    const at = this.#at(slot);
    if (slot >= 0 && this.#floats[at >> 1] === askId) this.#ints[at + HOLDER] = holder;
  }

  /** The asker waits no longer. */
  close(slot: number): void {
    if (slot < 0) return;
    this.#floats[this.#at(slot) >> 1] = 0;
    this.#free.push(slot - this.#thread * ASK_SLOTS);
  }

  /** Takes out what these actors hold, so that it can be failed. */
  heldBy(actors: ReadonlySet<number>): OpenAsk[] {
    const held = this.all().filter(({ holder }) => actors.has(holder));
    for (const { slot, askId } of held) this.hold(slot, askId, -1);
    return held;
  }

  /** The same for what was sent to their inboxes as well, and what they have not taken: their thread is gone. */
  lostWith(actors: ReadonlySet<number>): OpenAsk[] {
    const lost = this.all().filter(
      ({ holder, target }) => actors.has(holder) || (holder < 0 && actors.has(target)),
    );
    for (const { slot, askId } of lost) this.hold(slot, askId, -1);
    return lost;
  }

  all(): OpenAsk[] {
    const found: OpenAsk[] = [];
    for (let thread = 0; thread < this.#memory.threads; thread++) {
      const first = this.#memory.asks(thread);
      for (let at = first; at < first + ASK_SLOTS * ASK_WORDS; at += ASK_WORDS) {
        const askId = this.#floats[at >> 1] as number;
        const asker = (this.#ints[at + ASKER] as number) - 1;
        // Slots are given out in order: behind one that never was used there is none.
        if (asker < 0) break;
        if (askId === 0) continue;
        found.push({
          slot: (at - this.#memory.asks(0)) / ASK_WORDS,
          askId,
          asker,
          holder: this.#ints[at + HOLDER] as number,
          queue: this.#ints[at + QUEUE] as number,
          target: this.#ints[at + TARGET] as number,
        });
      }
    }
    return found;
  }

  #at(slot: number): number {
    return this.#memory.asks(0) + slot * ASK_WORDS;
  }
}
