/** What is larger than a scratch: it is written elsewhere first, and goes into its queue by itself. */
import { NOT_MINE, writeValue, writtenTexts } from '../message/codec.ts';
import type { Content } from '../message/copy.ts';
import { ADDRESSED } from '../message/envelope.ts';
import { ADDRESS_BYTES, type Address, HEAD_BYTES, HeadWord } from './burst-layout.ts';

/** All queues of a thread use it in turn. */
let workspace = new Uint8Array(2 ** 18);
const LARGEST = 2 ** 28;

/**
 * Writes a value into the thread's workspace: good only until the next.
 * @returns null for what our own format does not cover, or not in this size
 */
export function writeLarge(value: unknown): Content | null {
  for (;;) {
    const end = writeValue(value, workspace, 0, workspace.length, '');
    if (end >= 0) return { bytes: workspace.subarray(0, end), texts: writtenTexts(), flags: 0 };
    if (end === NOT_MINE || workspace.length >= LARGEST) return null;
    workspace = new Uint8Array(workspace.length * 4);
  }
}

const longHead = new Int32Array((HEAD_BYTES + ADDRESS_BYTES) >> 2);
const shortHead = longHead.subarray(0, HEAD_BYTES >> 2);
const headFloats = new Float64Array(longHead.buffer);

/** The head of a message that goes by itself: good only until the next. */
export function largeHead(address: Address, characters: number): Int32Array {
  const isLong = (address.flags & ADDRESSED) !== 0;
  const words = isLong ? longHead : shortHead;
  headFloats[0] = address.id;
  words[HeadWord.from] = address.from;
  words[HeadWord.flags] = address.flags;
  words[HeadWord.characters] = characters;
  if (isLong) {
    headFloats[HEAD_BYTES >> 3] = address.askId;
    words[HeadWord.target] = address.target;
    words[HeadWord.slot] = address.slot;
  }
  return words;
}
