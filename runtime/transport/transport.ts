/**
 * How threads and the host reach each other by MessagePort: messages of hosted queues, and notes about everything else.
 * What goes from thread to thread goes by shared memory (ring.ts, outlet.ts, inlet.ts).
 */
import type { Content } from '../message/copy.ts';
import type { Envelope } from '../message/envelope.ts';

/** What became of an envelope whose sender wanted to be told. */
export const Fate = { queued: 0, dropped: 1, merged: 2, refused: 3, closed: 4 } as const;
export type Fate = (typeof Fate)[keyof typeof Fate];

/** The host, as a thread sees it. */
export interface HostLink {
  /** Every envelope that leaves the thread passes here; order is kept. */
  send(envelope: Envelope): void;
  /** The actor can take `count` more messages. */
  credit(actor: number, count: number): void;
  tell(note: ThreadNote): void;
  /** The trace ring is half full. Goes ahead of everything, and leaves what is held back as it is. */
  askToDrain(): void;
  /** Lets everything go that was held back to travel together. */
  flush(): void;
}

/** A thread, as the host sees it. */
export interface ThreadLink {
  /** The envelope is for its `target`. */
  deliver(envelope: Envelope): void;
  settle(messageId: number, fate: Fate): void;
  tell(note: HostNote): void;
  flush(): void;
}

export interface FromHost {
  delivered(envelope: Envelope): void;
  settled(messageId: number, fate: Fate): void;
  told(note: HostNote): void;
}

export interface FromThread {
  sent(envelope: Envelope): void;
  credited(actor: number, count: number): void;
  told(note: ThreadNote): void;
}

export type HostNote =
  /** Every thread is ready: actors start. */
  | { kind: 'go'; actors: number[] }
  /** Nothing is left to do for these: their `stop` runs. */
  | { kind: 'finish'; actors: number[] }
  /** The same for all that were made of these templates. */
  | { kind: 'finish-made'; templates: number[] }
  /** Another of their restart group began anew, or was stopped: so do, or are, these. */
  | { kind: 'group'; does: 'restart' | 'stop'; actors: number[]; why: string }
  /** The run is being stopped. */
  | { kind: 'halt' }
  /** The content of a message that was too large for its queue. */
  | { kind: 'parcel'; id: number; content: Content }
  /** Another thread has opened it. */
  | { kind: 'parcel-gone'; id: number }
  | { kind: 'are-you-idle'; round: number };

export type ThreadNote =
  | { kind: 'ready' }
  | { kind: 'actor-stopped'; actor: number; reason: string; failed: boolean }
  /** It failed and began anew, and is in a restart group. */
  | { kind: 'group-restarts'; actor: number }
  /** An actor made while running was stopped because it failed. */
  | { kind: 'made-stopped'; name: string; reason: string }
  /** Nobody will answer. */
  | { kind: 'ask-lost'; ask: { askId: number; slot: number; asker: number }; why: string }
  /** The run cannot go on. */
  | { kind: 'fatal'; reason: string }
  | { kind: 'halted' }
  /** `busy`: what still goes on in the thread outside of its actors: sockets, timers of their own. */
  | { kind: 'idle'; round: number; busy: string[] }
  /** No work was open in the whole run, a moment ago. */
  | { kind: 'quiet' }
  /** `queue`: index, thread inboxes behind the queues. */
  | { kind: 'parcel'; id: number; queue: number; content: Content }
  | { kind: 'parcel-opened'; id: number }
  | { kind: 'program-started'; pid: number }
  | { kind: 'program-ended'; pid: number }
  /** The trace ring is half full. */
  /** The sender waits no longer for a place: the message is refused, if it still waits for one. */
  | { kind: 'withdrawn'; queue: number; id: number }
  | { kind: 'drain' };
