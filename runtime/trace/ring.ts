/**
 * The way of a thread's records to the host: a ring in shared memory with one writer and one reader, no locks.
 * `head` and `tail` count bytes and wrap at 2^32; the ring's size divides that.
 */

import type { Clock } from '../memory/clock.ts';
import { RecordKind } from '../protocol/trace-file.ts';
import { MAX_TEXT_BYTES, prepareText, type Recorder, RecordWriter, recordLength } from './record-writer.ts';

export const RING_BYTES = 2 ** 19;
const START = 128;
const HEAD = 0;
const TAIL = 16;

export function createRing(): SharedArrayBuffer {
  return new SharedArrayBuffer(START + RING_BYTES);
}

/** Kinds that are kept when no trace is asked for: what a person reads on the console. */
const ALWAYS = new Set<RecordKind>([RecordKind.logged, RecordKind.failed]);

/** The thread's end. A full ring makes the writer wait: nothing is ever lost. */
export class RingRecorder implements Recorder {
  readonly #counts: Int32Array;
  readonly #writer: RecordWriter;
  readonly #clock: Clock;
  readonly #all: boolean;
  readonly #ring: () => void;
  #head: number;
  #rung = 0;

  /** @param ring asks the host to drain before its next round; called when the ring is half full */
  constructor(buffer: SharedArrayBuffer, clock: Clock, all: boolean, ring: () => void) {
    this.#counts = new Int32Array(buffer, 0, START >> 2);
    this.#writer = new RecordWriter(buffer, START, RING_BYTES);
    this.#clock = clock;
    this.#all = all;
    this.#ring = ring;
    this.#head = Atomics.load(this.#counts, HEAD) >>> 0;
    this.#rung = this.#head;
  }

  record(
    kind: RecordKind,
    flags: number,
    actor: number,
    message: number,
    queue = 0,
    value = 0,
    other = 0,
    text?: string,
    maxTextBytes = MAX_TEXT_BYTES,
  ): void {
    if (!this.#all && !ALWAYS.has(kind)) return;
    let textBytes = -1;
    let marked = flags;
    if (text !== undefined) {
      const prepared = prepareText(text, maxTextBytes);
      textBytes = prepared.bytes;
      if (prepared.cut && kind === RecordKind.sent) marked |= 16;
    }
    const length = recordLength(kind, textBytes);
    const at = this.#room(length);
    this.#writer.write(
      at,
      length,
      kind,
      marked,
      actor,
      this.#clock.nowNs(),
      message,
      queue,
      value,
      other,
      textBytes,
    );
    this.#head = (this.#head + length) >>> 0;
    Atomics.store(this.#counts, HEAD, this.#head | 0);
    if ((this.#head - this.#rung) >>> 0 > RING_BYTES >> 1) {
      this.#rung = this.#head;
      this.#ring();
    }
  }

  /** A stretch that does not run over the ring's end. @returns its offset */
  #room(length: number): number {
    let at = this.#head % RING_BYTES;
    const toEnd = RING_BYTES - at;
    const skip = toEnd < length ? toEnd : 0;
    this.#waitFor(length + skip);
    if (skip > 0) {
      // A record's length has 16 bits, in units of 8: the whole ring less one unit still fits.
      this.#writer.padding(at, skip);
      this.#head = (this.#head + skip) >>> 0;
      at = 0;
    }
    return at;
  }

  #waitFor(bytes: number): void {
    for (;;) {
      const tail = Atomics.load(this.#counts, TAIL);
      if (((this.#head - (tail >>> 0)) >>> 0) + bytes <= RING_BYTES) return;
      Atomics.wait(this.#counts, TAIL, tail, 1000);
    }
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

  /** Gives all that is written to `take`, in one or two pieces of whole records, and frees the room. */
  drain(take: (records: Uint8Array) => void): void {
    const head = Atomics.load(this.#counts, HEAD) >>> 0;
    const length = (head - this.#tail) >>> 0;
    if (length === 0) return;
    const at = this.#tail % RING_BYTES;
    const first = Math.min(length, RING_BYTES - at);
    take(this.#bytes.subarray(at, at + first));
    if (first < length) take(this.#bytes.subarray(0, length - first));
    this.#tail = head;
    Atomics.store(this.#counts, TAIL, head | 0);
    Atomics.notify(this.#counts, TAIL);
  }
}
