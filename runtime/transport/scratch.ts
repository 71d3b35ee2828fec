/**
 * Where a sending thread gathers messages for one queue, before they go over to the ring as a burst. It lies in shared
 * memory, so that a thread that vanishes leaves something that still names them. Where the queue's only reader is on the
 * same thread, it takes them from here: they never have to be moved.
 *
 *   head     SCRATCH_HEAD bytes of Int32: messages, whether senders of this thread wait, byte offset of the first message
 *   message  as in a ring (burst-layout.ts)
 */
import { Control, SCRATCH_BYTES } from '../memory/regions.ts';
import type { SharedMemory } from '../memory/shared-memory.ts';
import type { Envelope } from '../message/envelope.ts';

const SCRATCH_HEAD = 16;
const COUNT = 0;
const WAITS = 1;
const FIRST = 2;

/** Characters after which it takes no more. */
const MOST_TEXTS = 65_536;
/** The longest text of a message that is gathered here; longer ones go by themselves. */
export const MAX_TEXT = 8192;

/**
 * How many characters may be gathered for a ring, so that they and one more message fit into it in one piece whatever it
 * holds of each: two bytes a character, and the ring's end may be in the way of the first half.
 */
const mostTexts = (ringBytes: number): number =>
  Math.min(MOST_TEXTS, (ringBytes >> 2) - MAX_TEXT - SCRATCH_BYTES / 2 - 64);

export class Scratch {
  /** Messages that nobody has begun. */
  count = 0;
  /** Byte offset of the first of them. */
  first: number;
  /** Where the next one will stand. */
  end: number;
  /** Nothing may be written from here on. Where enough texts were gathered that is `end`, though there are bytes left. */
  limit: number;
  /** A reader of this thread takes them from here. */
  readonly isLocal: boolean;
  /** What the texts of the next one are added to. */
  texts = '';
  /** Where a reader takes them: each message's texts by themselves, from `#at` on. One long text would be made anew for each. */
  readonly #own: string[] = [];
  #ownAt = 0;
  /** The one that is being handled where it lies. */
  open: Envelope | null = null;
  readonly #start: number;
  readonly #fullAt: number;
  readonly #mostTexts: number;
  /** Characters of the messages since it was empty last, also of those that were taken. */
  #characters = 0;
  readonly #word: number;
  readonly #ints: Int32Array;
  readonly #bytes: Uint8Array;

  constructor(memory: SharedMemory, thread: number, queue: number, isLocal: boolean) {
    this.isLocal = isLocal;
    const at = memory.scratch(thread, queue);
    this.#ints = memory.ints;
    this.#bytes = memory.bytes;
    this.#word = at >> 2;
    this.#start = at + SCRATCH_HEAD;
    this.first = this.#start;
    this.end = this.#start;
    this.#fullAt = at + SCRATCH_BYTES - 8;
    this.limit = this.#fullAt;
    this.#mostTexts = mostTexts(memory.ring(queue).size);
    this.#ints[this.#word + COUNT] = 0;
    this.#ints[this.#word + FIRST] = this.#start;
  }

  /** A message was written up to `end`. @param texts with those before it */
  add(end: number, texts: string): void {
    this.end = end;
    if (this.isLocal) {
      this.#own[this.#ownAt + this.count] = texts;
      this.#characters += texts.length;
    } else {
      this.texts = texts;
      this.#characters = texts.length;
    }
    if (this.#characters > this.#mostTexts) this.limit = end;
    this.#ints[this.#word + COUNT] = ++this.count;
  }

  /** The texts of all, one after the other. */
  gathered(): string {
    return this.isLocal ? this.#own.slice(this.#ownAt, this.#ownAt + this.count).join('') : this.texts;
  }
  /** Those of the first. */
  get firstTexts(): string {
    return this.#own[this.#ownAt] as string;
  }

  /** The first one is begun by a reader of this thread. */
  pass(envelope: Envelope, bytes: number): void {
    this.open = envelope;
    this.first += bytes;
    this.#own[this.#ownAt++] = '';
    this.#ints[this.#word + FIRST] = this.first;
    this.#ints[this.#word + COUNT] = --this.count;
  }

  /** It is handled. */
  close(): void {
    this.open = null;
    if (this.count === 0) this.clear();
  }

  /** Makes room where there is none but that of a message that is being handled. @returns whether there is more now */
  release(): boolean {
    if (this.open === null) return false;
    this.clear();
    return true;
  }

  /** All have left. One that is still being handled gets memory of its own. */
  clear(): void {
    if (this.open !== null) {
      const { open } = this;
      open.bytes = this.#bytes.slice(open.at, open.end);
      open.end -= open.at;
      open.at = 0;
      this.open = null;
    }
    this.count = 0;
    this.first = this.#start;
    this.end = this.#start;
    this.limit = this.#fullAt;
    this.texts = '';
    this.#characters = 0;
    this.#ownAt = 0;
    this.#ints[this.#word + COUNT] = 0;
    this.#ints[this.#word + FIRST] = this.#start;
  }

  /** Senders of this thread wait from now on, or no longer. @returns whether that is new */
  setWaits(isWaiting: boolean): boolean {
    const at = this.#word + WAITS;
    if ((this.#ints[at] !== 0) === isWaiting) return false;
    this.#ints[at] = isWaiting ? 1 : 0;
    return true;
  }
}

/** What a thread that is gone had gathered: nobody has got it. Its place in line is given up. */
export function leftInScratch(
  memory: SharedMemory,
  thread: number,
  queue: number,
): { id: number; from: number; flags: number }[] {
  const head = memory.scratch(thread, queue) >> 2;
  const left: { id: number; from: number; flags: number }[] = [];
  let at = memory.ints[head + FIRST] as number;
  for (let n = memory.ints[head + COUNT] as number; n > 0; n--) {
    const word = at >> 2;
    left.push({
      id: memory.floats[at >> 3] as number,
      from: memory.ints[word + 2] as number,
      flags: memory.ints[word + 3] as number,
    });
    at += memory.ints[word + 4] as number;
  }
  memory.ints[head + COUNT] = 0;
  if (memory.ints[head + WAITS] !== 0) {
    memory.ints[head + WAITS] = 0;
    Atomics.sub(memory.ints, memory.control(queue) + Control.waiting, 1);
  }
  return left;
}
