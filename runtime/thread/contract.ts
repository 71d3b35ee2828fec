/** What the files of this room know of each other: an actor on its thread, its thread, and what it works on. */
import type { AsyncLocalStorage } from 'node:async_hooks';
import type { MessageInfo } from '../context.ts';
import type { ActorLayout, Layout } from '../layout.ts';
import type { AskTable } from '../memory/ask-table.ts';
import type { MadeActors } from '../memory/made-actors.ts';
import type { SharedMemory } from '../memory/shared-memory.ts';
import type { WaitNotes } from '../memory/wait-notes.ts';
import { type Envelope, EnvelopeFlag } from '../message/envelope.ts';
import type { Recorder } from '../trace/record-writer.ts';
import type { StateRecorder } from '../trace/state-recorder.ts';
import type { Bells } from '../transport/bells.ts';
import type { HostLink } from '../transport/transport.ts';
import type { QueueEnds } from './queue-ends.ts';

/** One actor, as those around it see it. */
export interface ActorSeat {
  readonly index: number;
  readonly plan: ActorLayout;
  /** Where shared memory notes what it does: those made while running share a cell. */
  readonly cell: number;
  readonly thread: ThreadServices;
  /** Counts its lives: code of an earlier one is cut off. */
  readonly incarnation: number;
  /** What it handles now. */
  readonly turn: Turn | null;
  /** Messages sent that are not in their queue yet. */
  readonly held: number;
  /** One more is held, on its way to this queue. */
  sendHeld(queue: number): void;
  /** One of them is not any more. */
  sendLeft(): void;
  push(work: Work): void;
  /** It ends after what it does now. */
  endSoon(): void;
  withdrawTimer(timer: object): void;
  hasDue(timer: object): boolean;
  /**
   * @param turn what the error belongs to, if that is known; it may be over already
   * @param thrown true when the handler itself has ended with it
   */
  fail(error: unknown, turn: Turn | null, thrown?: boolean): void;
}

/** What a thread does for its actors. */
export interface ThreadServices {
  readonly index: number;
  readonly name: string;
  readonly layout: Layout;
  readonly projectDir: string;
  readonly memory: SharedMemory;
  readonly made: MadeActors;
  readonly recorder: Recorder;
  /** False: only logs and failures are recorded, and the clock need not be read. */
  readonly isTracing: boolean;
  readonly states: StateRecorder;
  /** Of the run's random numbers. */
  readonly seed: number;
  /** Milliseconds since 1970; recorded as what the actor was told. */
  tellTime(actor: ActorSeat): number;
  readonly link: HostLink;
  readonly signal: AbortSignal;
  /** Which work the code that runs now belongs to, across awaits, timers and events. */
  readonly currentScope: AsyncLocalStorage<Scope>;
  readonly sender: Sending;
  readonly asks: {
    wait(
      id: number,
      slot: number,
      actor: ActorSeat,
      port: string,
      timeoutMs: number | undefined,
    ): Promise<unknown>;
    settle(id: number, read: () => unknown, failed: boolean): boolean;
    fail(id: number, error: Error): boolean;
    forget(actor: ActorSeat): void;
  };
  readonly askTable: AskTable;
  readonly waitNotes: WaitNotes;
  /** Turns that are open, on all actors of the thread. */
  openTurns: number;
  /** Counts the rounds of work: a new one begins when the thread has slept or its event loop has had its turn. */
  readonly epoch: number;
  /** Of the actors with one, those that wait for a place in a queue. */
  heldActors: number;
  readonly bells: Bells;
  readonly queueEnds: QueueEnds;
  /** Messages were gathered, and have to leave before the thread rests. */
  willFlush(): void;
  /** An actor made while running has ended. @param failed it was stopped because it failed */
  madeEnded(actor: ActorSeat, reason: string, failed: boolean): void;
  /** A message to it that nobody handles. */
  lose(envelope: Envelope, why: string): void;
  /** Nobody will answer what was asked. */
  failAsk(ask: { from: number; askId: number; target: number; slot: number }, why: string): void;
  /** Nor what this actor was asked. */
  failAsksOf(actor: number, why: string): void;
  created(): void;
  finished(): void;
  actorName(index: number): string;
  log(level: number, values: readonly unknown[], actor?: number | null): void;
  recordSent(actor: number, id: number, flag: number, cause: number, bytes: number, value: unknown): void;
  /** Work that will never be done. */
  deadLetter(actor: number, id: number, why: string): void;
  /** The run cannot go on. */
  fatal(error: unknown): void;
  /** An actor begins to work after it had none. */
  work(): void;
  /** An actor has run out of work. */
  rest(): void;
  /** True when the event loop should get its turn before the next piece of work. */
  isTurnLong(): boolean;
  /** Settles when the event loop has gone round. */
  nextTurn(): Promise<void>;
  /** For a sender in a long loop: done at once, or after a turn when its thread has been at it for long. */
  breathe(): Promise<void>;
  /** Contents that came by themselves. */
  parcel(id: number): Promise<void> | undefined;
  openParcel(envelope: Envelope): void;
}

/** How messages leave a thread. */
export interface Sending {
  sendPlain(actor: ActorSeat, queue: number, value: unknown, cause: number): Promise<void> | undefined;
  send(actor: ActorSeat, out: Outgoing): Sent;
  /** What was gathered for the inbox of this actor's thread leaves. */
  flushTo(actor: number): void;
  /** Its messages that wait for a place will not any more. */
  cancelWaiting(actor: ActorSeat): void;
  /** A message that waits for a place will not any more; what its sender waits for rejects. Too late where it has one. */
  withdraw(queue: number, id: number): void;
}

export interface Sent {
  id: number;
  slot: number;
  /** What to wait for when it is not in its queue yet. */
  left: Promise<void> | undefined;
}

/** What waits to be handled by an actor. */
export type Work =
  | { kind: 'message'; envelope: Envelope }
  | { kind: 'callback'; envelope: Envelope }
  | { kind: 'timer'; id: number; value: () => unknown; fn: (() => unknown) | null; timer: object }
  /** `isLast`: it ends when its `stop` is done. */
  | { kind: 'start' | 'stop'; id: number; isLast?: boolean };

/** The handling of one piece of work. */
export class Turn implements MessageInfo {
  readonly actor: ActorSeat;
  readonly incarnation: number;
  readonly work: Work;
  readonly id: number;
  /** The answer is no longer what `receive` returns. */
  answerTaken = false;

  /** What its envelope says: the envelope itself is another message's as soon as this one is handled. */
  readonly #from: number;
  readonly #queue: number;
  readonly isAsk: boolean;

  constructor(actor: ActorSeat, work: Work, id: number) {
    this.actor = actor;
    this.incarnation = actor.incarnation;
    this.work = work;
    this.id = id;
    const envelope = work.kind === 'message' || work.kind === 'callback' ? work.envelope : null;
    this.#from = envelope === null ? actor.index : envelope.from;
    this.#queue = envelope === null ? -1 : envelope.queue;
    this.isAsk = work.kind === 'message' && (work.envelope.flags & EnvelopeFlag.ask) !== 0;
  }

  get kind(): MessageInfo['kind'] {
    return this.work.kind;
  }
  get from(): string {
    return this.actor.thread.actorName(this.#from);
  }
  get queue(): string | null {
    return this.actor.thread.layout.queues[this.#queue]?.name ?? null;
  }
  /** Its message can still be answered and sent on. */
  get isOpen(): boolean {
    return this.actor.turn === this;
  }
}

/**
 * What code that runs belongs to, even later: an actor's work until its thread has a pause. To make one for each message
 * would cost more than all the rest of its way, so in a burst several messages share it: what a handler leaves
 * running behind it is then put down to the last of them.
 */
export class Scope {
  readonly actor: ActorSeat;
  turn: Turn | null = null;

  constructor(actor: ActorSeat) {
    this.actor = actor;
  }
}

/** As flags of a record: there is none. */
export const UNRECORDED = -2;

/** What is sent. `queue` -1: straight to the actor `target`. */
export interface Outgoing {
  queue: number;
  target: number;
  /** Copied when it is sent. */
  value: unknown;
  /** Of the envelope. */
  flags: number;
  /** Of its `sent` record; -1: it is an answer; UNRECORDED. */
  sentFlags: number;
  /** The message because of which this is sent, or for an answer the one that was asked. */
  other: number;
  replyTo: number;
  /** 0: the new message's own id where it is an ask. */
  askId: number;
  /** Of an ask that is sent on or answered; -1 for none. */
  slot: number;
}
