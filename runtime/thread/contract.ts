/** What the files of this room know of each other: an actor on its thread, its thread, and what it works on. */
import type { AsyncLocalStorage } from 'node:async_hooks';
import type { MessageInfo } from '../context.ts';
import type { ActorLayout, Layout } from '../layout.ts';
import type { SharedMemory } from '../memory/shared-memory.ts';
import type { Content } from '../message/copy.ts';
import type { Envelope } from '../message/envelope.ts';
import type { Recorder } from '../trace/record-writer.ts';
import type { HostLink } from '../transport/transport.ts';

/** One actor, as those around it see it. */
export interface ActorSeat {
  readonly index: number;
  readonly plan: ActorLayout;
  readonly thread: ThreadServices;
  /** Counts its lives: code of an earlier one is cut off. */
  readonly incarnation: number;
  /** What it handles now. */
  readonly turn: Turn | null;
  /** Messages sent that are not in their queue yet. */
  held: number;
  /** One of them is. */
  sendLeft(): void;
  push(work: Work): void;
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
  readonly recorder: Recorder;
  readonly link: HostLink;
  readonly signal: AbortSignal;
  /** Which turn the code that runs now belongs to, across awaits, timers and events. */
  readonly currentTurn: AsyncLocalStorage<Turn>;
  readonly sender: { send(actor: ActorSeat, out: Outgoing): { id: number; left: Promise<void> | undefined } };
  readonly asks: {
    wait(id: number, actor: ActorSeat, port: string, timeoutMs: number | undefined): Promise<unknown>;
    fail(id: number, error: Error): void;
    forget(actor: ActorSeat): void;
  };
  created(): void;
  finished(): void;
  actorName(index: number): string;
  log(level: number, values: readonly unknown[], actor?: number | null): void;
  recordSent(actor: number, id: number, flag: number, cause: number, bytes: number, value: unknown): void;
  /** Work that will never be done. */
  deadLetter(actor: number, id: number, why: string): void;
  /** The run cannot go on. */
  fatal(error: unknown): void;
  isTurnLong(): boolean;
  nextTurn(): Promise<void>;
  breathe(): Promise<void>;
}

/** What waits to be handled by an actor. */
export type Work =
  | { kind: 'message'; envelope: Envelope }
  | { kind: 'callback'; envelope: Envelope }
  | { kind: 'timer'; id: number; value: () => unknown; fn: (() => unknown) | null; timer: object }
  | { kind: 'start' | 'stop'; id: number };

/** The handling of one piece of work: what code that runs because of it belongs to, even later. */
export class Turn implements MessageInfo {
  readonly actor: ActorSeat;
  readonly incarnation: number;
  readonly work: Work;
  readonly id: number;
  readonly kind: MessageInfo['kind'];
  readonly from: string;
  readonly queue: string | null;
  readonly isAsk: boolean;
  /** The answer is no longer what `receive` returns. */
  answerTaken = false;

  constructor(actor: ActorSeat, work: Work, id: number, from: string, queue: string | null, isAsk: boolean) {
    this.actor = actor;
    this.incarnation = actor.incarnation;
    this.work = work;
    this.kind = work.kind;
    this.id = id;
    this.from = from;
    this.queue = queue;
    this.isAsk = isAsk;
  }
}

/** What is sent. `queue` -1: straight to the actor `target`. */
export interface Outgoing {
  queue: number;
  target: number;
  content: Content;
  /** What the content is a copy of, for its preview and fields. */
  value: unknown;
  /** Of the envelope. */
  flags: number;
  /** Of its `sent` record; -1: it is an answer. */
  sentFlags: number;
  /** The message because of which this is sent, or for an answer the one that was asked. */
  other: number;
  replyTo: number;
  /** 0: the new message's own id where it is an ask. */
  askId: number;
}
