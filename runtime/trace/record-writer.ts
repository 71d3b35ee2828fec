import { RECORD_BYTES, RecordKind } from '../protocol/trace-file.ts';

/** The longest text in a record; logs and stacks are cut to it. */
export const MAX_TEXT_BYTES = 32_768;

const encoder = new TextEncoder();
const scratch = new Uint8Array(MAX_TEXT_BYTES);

/** Where records go: a thread's ring, or the host's own buffer. */
export interface Recorder {
  /**
   * Writes one record (runtime/protocol/trace-file.ts). No object is made for it.
   * @param text payload, cut at a character to `maxTextBytes`; a `sent` or `answered` that was cut is flagged
   */
  record(
    kind: RecordKind,
    flags: number,
    actor: number,
    message: number,
    queue?: number,
    value?: number,
    other?: number,
    text?: string,
    maxTextBytes?: number,
  ): void;
}

/** The views on a buffer that records are written into; offsets are multiples of 8. */
export class RecordWriter {
  readonly #bytes: Uint8Array;
  readonly #words: Uint32Array;
  readonly #floats: Float64Array;

  constructor(buffer: ArrayBufferLike, offset: number, bytes: number) {
    this.#bytes = new Uint8Array(buffer, offset, bytes);
    this.#words = new Uint32Array(buffer, offset, bytes >> 2);
    this.#floats = new Float64Array(buffer, offset, bytes >> 3);
  }

  padding(at: number, bytes: number): void {
    this.#words[at >> 2] = RecordKind.padding | ((bytes >> 3) << 16);
  }

  /** @param textBytes as `prepareText` told, -1 for none. */
  write(
    at: number,
    length: number,
    kind: RecordKind,
    flags: number,
    actor: number,
    timeNs: number,
    message: number,
    queue: number,
    value: number,
    other: number,
    textBytes: number,
  ): void {
    const word = at >> 2;
    const float = at >> 3;
    const fixed = RECORD_BYTES[kind] ?? 24;
    this.#words[word] = kind | (flags << 8) | ((length >> 3) << 16);
    this.#words[word + 1] = actor;
    this.#floats[float + 1] = timeNs;
    this.#floats[float + 2] = message;
    if (fixed >= 32) {
      this.#words[word + 6] = queue;
      this.#words[word + 7] = value;
    }
    if (fixed >= 40) this.#floats[float + 4] = other;
    if (textBytes >= 0) {
      const start = at + fixed;
      this.#words[start >> 2] = textBytes;
      this.#bytes.set(scratch.subarray(0, textBytes), start + 4);
      this.#bytes.fill(0, start + 4 + textBytes, at + length);
    }
  }
}

/** Encodes a payload into the scratch space that the next `write` takes it from. */
export function prepareText(text: string, maxBytes: number): { bytes: number; cut: boolean } {
  const room = scratch.subarray(0, Math.min(maxBytes, MAX_TEXT_BYTES));
  const { read, written } = encoder.encodeInto(text, room);
  return { bytes: written, cut: read < text.length };
}

/** Bytes of a whole record with this payload. */
export function recordLength(kind: RecordKind, textBytes: number): number {
  const fixed = RECORD_BYTES[kind] ?? 24;
  return textBytes < 0 ? fixed : (fixed + 4 + textBytes + 7) & ~7;
}
