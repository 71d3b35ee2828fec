/** A message on its way: its content, copied at the moment it was sent, and what is written on the outside. */
import type { QueueMessage } from '../queue/queue.ts';

export const EnvelopeFlag = {
  /** Somebody waits for the answer: `replyTo`, `askId`. */
  ask: 1,
  /** An answer to `askId`, for the actor `target`. */
  answer: 2,
  /** An answer that is a reason why there is none. */
  failed: 4,
  /** A call of the callback `askId` of the actor `target`. */
  callback: 8,
  /** The content holds callbacks or replies, which have to be made callable. */
  handles: 16,
  /** The sender has taken a place in the queue for it. */
  hasPlace: 32,
  /** The sender waits to hear what became of it. */
  tell: 64,
  /** The content is v8's, not the codec's. */
  v8: 128,
  /** The content is too large for the queue's memory and comes by itself (transport/parcels.ts). */
  parcel: 256,
  /** For the inbox of `target`, an actor that was made while running. An ask is from who gets the answer. */
  direct: 512,
  /** With `direct`: the actor `target` begins. */
  birth: 1024,
  /** With `direct`: it ends. */
  last: 2048,
} as const;

/** Flags with which `askId`, `target` or `replyTo`, and `slot` mean something. */
export const ADDRESSED = EnvelopeFlag.ask | EnvelopeFlag.answer | EnvelopeFlag.callback | EnvelopeFlag.direct;
/** Flags with which `target` says who gets it; an ask without any says who waits for the answer. */
export const TARGETED = EnvelopeFlag.answer | EnvelopeFlag.callback | EnvelopeFlag.direct;

export interface Envelope extends QueueMessage {
  id: number;
  /** Index of the sending actor. */
  from: number;
  /** Index of the queue, or -1. */
  queue: number;
  flags: number;
  /** Actor that waits for the answer, or -1. */
  replyTo: number;
  /** Id of the ask, or of the callback; 0 for neither. */
  askId: number;
  /** Where the ask stands in the table of asks, or -1. */
  slot: number;
  /** Actor that gets it: the reader, once one is chosen; -1 before. */
  target: number;
  /** The content: these bytes from `at` to `end`. Memory of the queue's is good until the message is handled. */
  bytes: Uint8Array;
  at: number;
  end: number;
  /** Its texts begin at `textAt`. */
  texts: string;
  textAt: number;
  textLength: number;
}
