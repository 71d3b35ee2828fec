/** A message on its way: its content, copied at the moment it was sent, and what is written on the outside. */
import type { QueueMessage } from '../queue/queue.ts';
import type { Data } from './copy.ts';

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
} as const;

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
  /** Actor that gets it: the reader, once one is chosen; -1 before. */
  target: number;
  content: Data;
}
