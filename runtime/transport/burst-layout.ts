/**
 * How bursts of messages lie in a ring, and messages in a scratch too. Everything begins at a multiple of 8.
 *
 *   burst    BURST_BYTES of Int32: bytes of the whole burst (-1: go on at the ring's beginning), messages, number of
 *            the first message, offset of the texts, their characters, bytes a character (1 Latin, 2 UTF-16);
 *            then what competing readers have taken of it: messages, where the next begins, characters
 *   message  Float64 id; Int32 sender, flags, bytes of the whole message, characters of text;
 *            for asks, answers and callbacks Float64 askId, Int32 target or replyTo, slot; then the content
 */
export const BURST_BYTES = 48;
export const HEAD_BYTES = 24;
export const ADDRESS_BYTES = 16;

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

/** The words of a message's head. */
export const HeadWord = { from: 2, flags: 3, bytes: 4, characters: 5, target: 8, slot: 9 } as const;

/** What is written on the outside of a message. */
export interface Address {
  id: number;
  from: number;
  flags: number;
  askId: number;
  /** Who gets it, or for an ask who waits for the answer. */
  target: number;
  slot: number;
}
