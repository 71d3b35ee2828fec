/**
 * What waits in a queue, as bytes in shared memory. Messages lie in bursts, as their senders let them go; the texts of
 * a burst lie behind its messages as one. Nothing is moved when a thread dies: what nobody has begun is still here.
 */
import { lock, unlock } from '../memory/mutex.ts';
import { Control } from '../memory/regions.ts';
import type { SharedMemory } from '../memory/shared-memory.ts';
import { BURST_BYTES, Burst, HeadWord } from './burst-layout.ts';
import type { Scratch } from './scratch.ts';

const LATIN = 1;
const WIDE = 2;
/** In place of a burst's length: go on at the ring's beginning. */
const SKIP = -1;
/** What is short stays in the first part of a ring, which stays in the caches, though it is never empty. */
const HOME_BYTES = 2 ** 20;
/** Characters, or eighths of the bytes, that are written one by one. */
const FEW = 48;

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
  /** Where the burst that is being written begins, as `tail` counts. */
  #tail = 0;

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
   * @param from messages, as they lie in the shared memory from there to `to`
   */
  publish(count: number, from: number, to: number, texts: string): boolean {
    const at = this.#enter(to - from, texts);
    if (at >= 0) {
      this.#copy(from, to, at + BURST_BYTES);
      this.#finish(at, count, to - from, texts);
    }
    this.#leave();
    return at >= 0;
  }

  /**
   * Puts in a burst of one message whose content lies somewhere else. @returns false when there is no room for it now
   * @param head the words of its head; that for its bytes is filled in here
   */
  publishOne(head: Int32Array, content: Uint8Array, texts: string): boolean {
    const length = (4 * head.length + content.length + 7) & ~7;
    head[HeadWord.bytes] = length;
    const at = this.#enter(length, texts);
    if (at >= 0) {
      this.#ints.set(head, (at + BURST_BYTES) >> 2);
      const start = at + BURST_BYTES + 4 * head.length;
      // Node's own copy: V8's `set` goes word by word where memory is shared.
      this.#buffer.copy.call(content, this.#bytes, start, 0, content.length);
      this.#finish(at, 1, length, texts);
    }
    this.#leave();
    return at >= 0;
  }

  #leave(): void {
    if (this.#severalWriters) unlock(this.#ints, this.control + Control.producerLock);
  }

  /** Where a burst of so many bytes can be written, or -1 where there is no room. Only its writer writes until `#leave`. */
  #enter(messageBytes: number, texts: string): number {
    const ints = this.#ints;
    const { control } = this;
    if (this.#severalWriters) lock(ints, control + Control.producerLock, this.#thread);
    const size = this.#size;
    let tail = ints[control + Control.tail] as number;
    let head = Atomics.load(ints, control + Control.head);
    if (tail === head && this.#oneReader) {
      head = this.#rewind(tail);
      tail = head;
    }
    // The most that it can take: a wide text, and what a failed try as UTF-8 may write past it.
    const room = (BURST_BYTES + messageBytes + 2 * texts.length + 15) & ~7;
    const offset = (tail >>> 0) & (size - 1);
    const toEnd = size - offset;
    const used = (tail - head) >>> 0;
    const isPastHome = offset + room > HOME_BYTES && used <= HOME_BYTES / 4;
    const goesHome = isPastHome && used + room + toEnd <= size;
    const skip = toEnd < room || goesHome ? toEnd : 0;
    if (used + room + skip > size) return -1;
    if (skip > 0) {
      ints[(this.#at + offset) >> 2] = SKIP;
      tail = (tail + skip) | 0;
    }
    this.#tail = tail;
    return this.#at + ((tail >>> 0) & (size - 1));
  }

  /** Writes the texts behind the messages, and the burst's own head; readers see it from now on. */
  #finish(at: number, count: number, messageBytes: number, texts: string): void {
    const ints = this.#ints;
    const { control } = this;
    const word = at >> 2;
    const length = BURST_BYTES + messageBytes;
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
    Atomics.store(ints, control + Control.tail, (this.#tail + bytes) | 0);
  }

  /** A call into Node costs as much as to move a small message by hand. */
  #copy(from: number, to: number, at: number): void {
    if (to - from > 8 * FEW) {
      // Node's own copy: V8's `set` goes word by word where memory is shared.
      this.#buffer.copy.call(this.#bytes, this.#bytes, at, from, to);
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
  /**
   * The first burst, or 0 where there is none. Only for who holds the readers' lock: nobody else moves the head meanwhile.
   * An atomic load is a call, so that there is no more than one.
   */
  firstBurst(): number {
    const ints = this.#ints;
    let from = ints[this.control + Control.head] as number;
    if (((Atomics.load(ints, this.control + Control.tail) - from) | 0) <= 0) return 0;
    let at = this.#at + ((from >>> 0) & (this.#size - 1));
    if (ints[at >> 2] === SKIP) {
      from = (from + this.#size - ((from >>> 0) & (this.#size - 1))) | 0;
      at = this.#at;
    }
    this.positionOf = from;
    return at;
  }
  /** Whether it seems empty, as far as this thread has noticed: whoever is about to wait asks `isEmpty`. */
  get seemsEmpty(): boolean {
    return (
      (((this.#ints[this.control + Control.tail] as number) -
        (this.#ints[this.control + Control.head] as number)) |
        0) <=
      0
    );
  }
  /** Of the burst that `burstAt` or `firstBurst` found last. */
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
