/**
 * The way of a thread's records to the host: a ring in shared memory with one writer and one reader, no locks.
 * `head` and `tail` count bytes and wrap at 2^32; the ring's size divides that.
 */

import type { Clock } from '../memory/clock.ts';
import { RecordKind } from '../protocol/trace-file.ts';
import { RecordWriter } from './record-writer.ts';

export const RING_BYTES = 2 ** 19;
const MASK = RING_BYTES - 1;
const HALF = RING_BYTES / 2;
const START = 128;
const HEAD = 0;
/** The host says here that the recording has ended; the thread counts what it leaves out since then. */
const MUTED = 8;
const LEFT_OUT = 9;
/** One word for each of FLAWS. */
const FLAWED = 10;
const TAIL = 16;

export function createRing(): SharedArrayBuffer {
  return new SharedArrayBuffer(START + RING_BYTES);
}

/** The thread's end. A full ring makes the writer wait: nothing is ever lost. */
export class RingRecorder extends RecordWriter {
  readonly #counts: Int32Array;
  readonly #ring: () => void;
  /** Signed, so that it stays a small integer. */
  #head: number;
  /** Up to here nothing has to be looked at: neither the ring's end, nor the host's `tail`, nor the bell. */
  #end: number;
  #rung: number;
  #beforeNext: (() => void) | null = null;

  /** @param ring asks the host to drain before its next round; called when the ring is half full */
  constructor(buffer: SharedArrayBuffer, clock: Clock, all: boolean, ring: () => void) {
    const counts = new Int32Array(buffer, 0, START >> 2);
    super(clock, all && Atomics.load(counts, MUTED) === 0, buffer, START, RING_BYTES);
    this.#counts = counts;
    this.#ring = ring;
    this.#head = Atomics.load(this.#counts, HEAD);
    this.#end = this.#head;
    this.#rung = this.#head;
  }

  /** Calls `then` once, right before the next record is written. It may write records of its own. */
  beforeNext(then: () => void): void {
    this.#beforeNext = then;
    // Looked at where room is looked for, so that no record pays for it.
    this.#end = this.#head;
  }

  /** A stretch that does not run over the ring's end. @returns its offset */
  protected room(length: number): number {
    if (((this.#end - this.#head) | 0) < length) this.#findRoom(length);
    return this.#head & MASK;
  }

  #findRoom(length: number): void {
    const then = this.#beforeNext;
    this.#beforeNext = null;
    then?.();
    if (((this.#head - this.#rung) | 0) + length > HALF) {
      this.#rung = this.#head;
      this.#ring();
    }
    if (this.isRecording && this.#counts[MUTED] === 1) this.isRecording = false;
    const at = this.#head & MASK;
    const toEnd = RING_BYTES - at;
    const skip = toEnd < length ? toEnd : 0;
    const free = this.#waitFor(length + skip);
    if (skip > 0) {
      // A record's length has 16 bits, in units of 8: the whole ring less one unit still fits.
      this.words[at >> 2] = RecordKind.padding | ((skip >> 3) << 16);
      this.#head = (this.#head + skip) | 0;
    }
    const toBell = HALF - ((this.#head - this.#rung) | 0);
    const straight = Math.min(free - skip, RING_BYTES - (this.#head & MASK), Math.max(toBell, length));
    this.#end = (this.#head + straight) | 0;
  }

  /** @returns bytes that are free */
  #waitFor(bytes: number): number {
    for (;;) {
      const tail = Atomics.load(this.#counts, TAIL);
      const free = RING_BYTES - ((this.#head - tail) >>> 0);
      if (bytes <= free) return free;
      Atomics.wait(this.#counts, TAIL, tail, 1000);
    }
  }

  protected wrote(length: number): void {
    this.#head = (this.#head + length) | 0;
    Atomics.store(this.#counts, HEAD, this.#head);
  }

  protected leftOut(): void {
    this.#counts[LEFT_OUT] = (this.#counts[LEFT_OUT] as number) + 1;
  }

  protected flawed(flaw: number): void {
    this.#counts[FLAWED + flaw] = (this.#counts[FLAWED + flaw] as number) + 1;
  }
}

/** The host's end. */
export class RingReader {
  readonly #counts: Int32Array;
  readonly #bytes: Uint8Array;
  #tail = 0;

  constructor(buffer: SharedArrayBuffer) {
    this.#counts = new Int32Array(buffer, 0, START >> 2);
    this.#bytes = new Uint8Array(buffer, START, RING_BYTES);
  }

  /** Bytes that `drain` would give now. */
  get pending(): number {
    return (Atomics.load(this.#counts, HEAD) - this.#tail) >>> 0;
  }

  /** Gives all that is written to `take`, in one or two pieces of whole records, and frees the room. */
  drain(take: (records: Uint8Array) => void): void {
    const head = Atomics.load(this.#counts, HEAD) >>> 0;
    const length = (head - this.#tail) >>> 0;
    if (length === 0) return;
    const at = this.#tail & MASK;
    const first = Math.min(length, RING_BYTES - at);
    take(this.#bytes.subarray(at, at + first));
    if (first < length) take(this.#bytes.subarray(0, length - first));
    this.#tail = head;
    Atomics.store(this.#counts, TAIL, head | 0);
    Atomics.notify(this.#counts, TAIL);
  }

  /** The recording has ended: the thread is to leave out all but logs and failures. It notices within half a ring. */
  mute(): void {
    Atomics.store(this.#counts, MUTED, 1);
  }

  /** Records that the thread has left out since. */
  get leftOut(): number {
    return Atomics.load(this.#counts, LEFT_OUT) >>> 0;
  }

  /** How often the thread has told of something that did not go well, in all its lives. @param flaw index in FLAWS */
  flaws(flaw: number): number {
    return Atomics.load(this.#counts, FLAWED + flaw) >>> 0;
  }
}
