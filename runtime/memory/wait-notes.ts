/**
 * Messages that wait on their sender's thread for a place in a queue: named in shared memory, so that the host can say
 * what became of them when the thread is gone without a word.
 */
import { WAIT_NOTES } from './regions.ts';
import type { SharedMemory } from './shared-memory.ts';

export interface WaitNote {
  id: number;
  /** Index of the sender. */
  from: number;
  queue: number;
  /** It waits for room for its bytes only. */
  hasPlace: boolean;
}

export class WaitNotes {
  readonly #floats: Float64Array;
  readonly #ints: Int32Array;
  readonly #first: number;
  readonly #free: number[] = [];
  #used = 0;

  constructor(memory: SharedMemory, thread: number) {
    this.#floats = memory.floats;
    this.#ints = memory.ints;
    this.#first = memory.waitNotes(thread);
    forgetWaiting(memory, thread);
  }

  /** @returns its slot, or -1 when all are taken: those beyond are not named */
  note(id: number, from: number, queue: number, hasPlace: boolean): number {
    const slot = this.#free.pop() ?? (this.#used < WAIT_NOTES ? this.#used++ : -1);
    if (slot < 0) return -1;
    const at = this.#first + slot * 2;
    this.#ints[at * 2 + 2] = from;
    this.#ints[at * 2 + 3] = (queue << 1) | (hasPlace ? 1 : 0);
    this.#floats[at] = id;
    return slot;
  }
  /** It has taken its place. */
  entered(slot: number): void {
    if (slot < 0) return;
    const at = (this.#first + slot * 2) * 2 + 3;
    this.#ints[at] = (this.#ints[at] as number) | 1;
  }
  /** It waits no longer. */
  forget(slot: number): void {
    if (slot < 0) return;
    this.#floats[this.#first + slot * 2] = 0;
    this.#free.push(slot);
  }
}

/** In the order in which they were sent. */
export function whoWaited(memory: SharedMemory, thread: number): WaitNote[] {
  const first = memory.waitNotes(thread);
  const notes: WaitNote[] = [];
  for (let at = first; at < first + WAIT_NOTES * 2; at += 2) {
    const id = memory.floats[at] as number;
    if (id === 0) continue;
    const word = memory.ints[at * 2 + 3] as number;
    notes.push({
      id,
      from: memory.ints[at * 2 + 2] as number,
      queue: word >> 1,
      hasPlace: (word & 1) !== 0,
    });
  }
  return notes.sort((a, b) => a.id - b.id);
}

export function forgetWaiting(memory: SharedMemory, thread: number): void {
  const first = memory.waitNotes(thread);
  memory.floats.fill(0, first, first + WAIT_NOTES * 2);
}
