/** Where a record's text is written before its length is known: used over and over by its thread. */
import { WHOLE_BYTES } from '../protocol/control.ts';

/** The longest text in a record. */
export const MAX_TEXT_BYTES = WHOLE_BYTES;
/** A writer may go so far over the limit before it looks; the text is cut back to it. */
const SLACK = 64;
/** Up to here a loop costs less than a call into the encoder. */
const SHORT = 256;

export class Scratch {
  readonly bytes: Uint8Array;
  readonly words: Uint32Array;

  constructor() {
    const buffer = new ArrayBuffer(MAX_TEXT_BYTES + SLACK);
    this.bytes = new Uint8Array(buffer);
    this.words = new Uint32Array(buffer);
  }
}

/** For texts that are there as strings. */
export const textScratch = new Scratch();

const encoder = new TextEncoder();

/**
 * Encodes a text.
 * @returns its bytes, cut at a character to `maxBytes`; less 1, negated, where it was cut: no object is made for it
 */
export function encodeText(text: string, maxBytes: number, { bytes } = textScratch): number {
  const limit = Math.min(maxBytes, MAX_TEXT_BYTES);
  const { length } = text;
  if (length <= SHORT) {
    const end = Math.min(length, limit);
    let i = 0;
    for (; i < end; i++) {
      const code = text.charCodeAt(i);
      if (code >= 0x80) break;
      bytes[i] = code;
    }
    if (i === end) return end < length ? -end - 1 : end;
  }
  const { read, written } = encoder.encodeInto(text, bytes.subarray(0, limit));
  return read < length ? -written - 1 : written;
}
