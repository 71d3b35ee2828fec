/**
 * What waits in a queue, as bytes in shared memory. Messages lie in bursts, as their senders let them go; the texts of
 * a burst lie behind its messages as one. Nothing is moved when a thread dies: what nobody has begun is still here.
 *
 *   burst    BURST_BYTES of Int32: bytes of the whole burst (-1: go on at the ring's beginning), messages, number of
 *            the first message, offset of the texts, their characters, bytes a character (1 Latin, 2 UTF-16);
 *            then what competing readers have taken of it: messages, where the next begins, characters
 *   message  Float64 id; Int32 sender, flags, bytes of the whole message, characters of text;
 *            for asks, answers and callbacks Float64 askId, Int32 target or replyTo, slot; then the content
 *
 * Everything begins at a multiple of 8.
 */
import { lock, unlock } from '../memory/mutex.ts';
import { Control, type SharedMemory } from '../memory/shared-memory.ts';
import type { Scratch } from './scratch.ts';

export const BURST_BYTES = 48;
export const HEAD_BYTES = 24;
export const ADDRESS_BYTES = 16;
const LATIN = 1;
const WIDE = 2;
/** In place of a burst's length: go on at the ring's beginning. */
const SKIP = -1;
/** What is short stays in the first part of a ring, which stays in the caches, though it is never empty. */
const HOME_BYTES = 2 ** 20;
/** Characters, or eighths of the bytes, that are written one by one. */
const FEW = 48;

/** The words of a burst. */
export const Burst = {
  bytes: 0,
  count: 1,
  first: 2,
  textsAt: 3,
  characters: 4,
  width: 5,
  taken: 6,
  nextAt: 7,
  nextText: 8,
} as const;

/** What `toString` calls after it has looked its encoding up; Node has had these since its first buffers. */
interface NodeBuffer extends Buffer {
  latin1Slice(start: number, end: number): string;
  ucs2Slice(start: number, end: number): string;
}

export class Ring {
  /** Where the only writers and the only reader are on this thread: what has not been published yet. */
  scratch: Scratch | null = null;
  readonly memory: SharedMemory;
  readonly queue: number;
  readonly control: number;
  readonly #ints: Int32Array;
  readonly #bytes: Uint8Array;
  readonly #buffer: NodeBuffer;
  readonly #at: number;
  readonly #size: number;
  readonly #thread: number;
  readonly #severalWriters: boolean;
  readonly #oneReader: boolean;

  /** @param thread who looks at it here */
  constructor(
    memory: SharedMemory,
    queue: number,
    thread: number,
    severalWriters: boolean,
    oneReader: boolean,
  ) {
    this.memory = memory;
    this.queue = queue;
    this.control = memory.control(queue);
    this.#ints = memory.ints;
    this.#bytes = memory.bytes;
    this.#buffer = Buffer.from(memory.buffer) as Buffer as NodeBuffer;
    const { at, size } = memory.ring(queue);
    this.#at = at;
    this.#size = size;
    this.#thread = thread;
    this.#severalWriters = severalWriters;
    this.#oneReader = oneReader;
  }

  /** The largest content, with its texts, that it takes. */
  get largest(): number {
    return this.#size >> 2;
  }

  /**
   * Puts a burst in. @returns false when there is no room for its bytes now
   * @param from messages, as they lie in `source` from there to `to`
   */
  publish(count: number, source: Uint8Array, from: number, to: number, texts: string): boolean {
    if (!this.#severalWriters) return this.#publish(count, source, from, to, texts);
    lock(this.#ints, this.control + Control.producerLock, this.#thread);
    const done = this.#publish(count, source, from, to, texts);
    unlock(this.#ints, this.control + Control.producerLock);
    return done;
  }

  #publish(count: number, source: Uint8Array, from: number, to: number, texts: string): boolean {
    const ints = this.#ints;
    const { control } = this;
    const size = this.#size;
    let tail = ints[control + Control.tail] as number;
    let head = Atomics.load(ints, control + Control.head);
    if (tail === head && this.#oneReader) {
      head = this.#rewind(tail);
      tail = head;
    }
    const length = BURST_BYTES + to - from;
    // The most that it can take: a wide text, and what a failed try as UTF-8 may write past it.
    const room = (length + 2 * texts.length + 15) & ~7;
    const offset = (tail >>> 0) & (size - 1);
    const toEnd = size - offset;
    const used = (tail - head) >>> 0;
    const isPastHome = offset + room > HOME_BYTES && used <= HOME_BYTES / 4;
    const goesHome = isPastHome && used + room + toEnd <= size;
    const skip = toEnd < room || goesHome ? toEnd : 0;
    if (used + room + skip > size) return false;
    if (skip > 0) {
      ints[(this.#at + offset) >> 2] = SKIP;
      tail = (tail + skip) | 0;
    }
    const at = this.#at + ((tail >>> 0) & (size - 1));
    const word = at >> 2;
    this.#copy(source, from, to, at + BURST_BYTES);
    let bytes = length;
    let width = LATIN;
    if (texts.length <= FEW && this.#writeFew(texts, at + length)) bytes += texts.length;
    else {
      const written = this.#buffer.write(texts, at + length, texts.length + 8, 'utf8');
      if (written === texts.length) bytes += written;
      else {
        width = WIDE;
        bytes += this.#buffer.write(texts, at + length, 2 * texts.length, 'utf16le');
      }
    }
    bytes = (bytes + 7) & ~7;
    const first = ints[control + Control.published] as number;
    ints[word] = bytes;
    ints[word + Burst.count] = count;
    ints[word + Burst.first] = first;
    ints[word + Burst.textsAt] = length;
    ints[word + Burst.characters] = texts.length;
    ints[word + Burst.width] = width;
    ints[word + Burst.taken] = 0;
    ints[word + Burst.nextAt] = BURST_BYTES;
    ints[word + Burst.nextText] = 0;
    ints[control + Control.published] = (first + count) | 0;
    Atomics.store(ints, control + Control.tail, (tail + bytes) | 0);
    return true;
  }

  /** A call into Node costs as much as to move a small message by hand. */
  #copy(source: Uint8Array, from: number, to: number, at: number): void {
    if (to - from > 8 * FEW || source !== this.#bytes) {
      // Node's own copy: V8's `set` goes word by word where memory is shared.
      this.#buffer.copy.call(source, this.#bytes, at, from, to);
      return;
    }
    const ints = this.#ints;
    const shift = (at - from) >> 2;
    for (let word = from >> 2; word < to >> 2; word++) ints[word + shift] = ints[word] as number;
  }
  /** @returns false where a character takes more than a byte */
  #writeFew(texts: string, at: number): boolean {
    const bytes = this.#bytes;
    for (let i = 0; i < texts.length; i++) {
      const code = texts.charCodeAt(i);
      if (code > 0xff) return false;
      bytes[at + i] = code;
    }
    return true;
  }

  /** An empty ring begins anew at its start: a queue that is short most of the time touches little memory. */
  #rewind(tail: number): number {
    const rest = (tail >>> 0) & (this.#size - 1);
    if (rest === 0) return tail;
    const start = (tail + this.#size - rest) | 0;
    Atomics.store(this.#ints, this.control + Control.head, start);
    return start;
  }

  isEmpty(): boolean {
    const tail = Atomics.load(this.#ints, this.control + Control.tail);
    // A rewind moves the head past the tail until its burst is in.
    return ((tail - Atomics.load(this.#ints, this.control + Control.head)) | 0) <= 0;
  }

  /**
   * The burst at a position, or 0 where there is none yet.
   * @param position as `head` counts; behind it after a rewind
   * @returns byte offset of the burst; `positionOf` tells its position
   */
  burstAt(position: number): number {
    const ints = this.#ints;
    const tail = Atomics.load(ints, this.control + Control.tail);
    const head = Atomics.load(ints, this.control + Control.head);
    let from = ((head - position) | 0) > 0 ? head : position;
    if (((tail - from) | 0) <= 0) return 0;
    let at = this.#at + ((from >>> 0) & (this.#size - 1));
    if (ints[at >> 2] === SKIP) {
      from = (from + this.#size - ((from >>> 0) & (this.#size - 1))) | 0;
      at = this.#at;
    }
    this.positionOf = from;
    return at;
  }
  /** Of the burst that `burstAt` found last. */
  positionOf = 0;

  /** Some of a burst's characters. */
  textOf(burst: number, from: number, count: number): string {
    if (count === 0) return '';
    const word = burst >> 2;
    const start = burst + (this.#ints[word + Burst.textsAt] as number);
    return this.#ints[word + Burst.width] === LATIN
      ? this.#buffer.latin1Slice(start + from, start + from + count)
      : this.#buffer.ucs2Slice(start + 2 * from, start + 2 * (from + count));
  }

  /** Everything before this position is free. */
  free(position: number): void {
    Atomics.store(this.#ints, this.control + Control.head, position);
  }
  get head(): number {
    return Atomics.load(this.#ints, this.control + Control.head);
  }

  lockReaders(): void {
    lock(this.#ints, this.control + Control.consumerLock, this.#thread);
  }
  unlockReaders(): void {
    unlock(this.#ints, this.control + Control.consumerLock);
  }
}
