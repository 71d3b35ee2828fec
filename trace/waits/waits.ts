/**
 * What a trace says about waiting: who waited for a place or an answer and how long, when threads idled, and how long
 * actors lived. Fed with each record after the store has taken it in.
 */
import { DropFlag, HOST_THREAD, Outcome, RecordKind, SentFlag } from '../../runtime/protocol/trace-file.ts';
import { QueueStays } from '../queues/queue-stays.ts';
import type { TraceRecord } from '../reading/decode.ts';
import type { MessageColumns } from '../reading/message-columns.ts';
import type { Deadlocks } from './deadlocks.ts';
import { Spans, WaitColumns, WaitKind } from './wait-columns.ts';

/** Where a wait stands. */
interface Place {
  thread: number;
  row: number;
}

/** One that was asked and then passed on says the second. */
const ASKS = SentFlag.ask | SentFlag.forwarded;
const OWN = SentFlag.start | SentFlag.stop;

export class Waits {
  /** By thread of those who waited. */
  readonly waits: WaitColumns[] = [];
  /** By thread: when nobody on it had anything to do. Empty in traces of version 1. */
  readonly idle: Spans[] = [];
  /** By actor: from its start to its end, and again where its thread began anew. */
  readonly lives: Spans[] = [];
  readonly stays = new QueueStays();
  /** By queue: actors that have taken from it. */
  readonly readers: Set<number>[] = [];
  /** By thread: its latest record of its own; after it nothing is known of it yet. */
  lastNs = new Float64Array(0);
  /** By thread: the earliest time that a record told of since it was last set to Infinity. */
  earliestNs = new Float64Array(0);
  private readonly messages: MessageColumns;
  /** Told of each step that an actor goes further. */
  private readonly deadlocks: Deadlocks;
  private readonly threadOf: (actor: number) => number;
  private readonly lastReader: number[] = [];
  /** By row of the message that has no place yet. */
  private readonly held = new Map<number, Place>();
  private readonly asked = new Map<number, Place>();
  /** Asks that were given up, and of which more may be told: who had begun with them, or an answer after all. */
  private readonly untold = new Map<number, Place>();
  /** By actor: rows of its open asks. */
  private readonly askedBy: number[][] = [];
  /** Answers that have arrived and whose sending is not read yet, by row. */
  private readonly early = new Map<number, { timeNs: number }>();

  constructor(messages: MessageColumns, deadlocks: Deadlocks, threadOf: (actor: number) => number) {
    this.messages = messages;
    this.deadlocks = deadlocks;
    this.threadOf = threadOf;
  }

  /** @param threads, queues how many the header names */
  begin(threads: number, queues: number): void {
    this.lastNs = new Float64Array(threads);
    this.earliestNs = new Float64Array(threads).fill(Number.POSITIVE_INFINITY);
    this.stays.begin(queues);
  }

  see(r: TraceRecord): void {
    const { messages } = this;
    if (r.kind === RecordKind.idled) {
      this.idled(r);
      return;
    }
    if (r.thread === HOST_THREAD) this.told(this.threadOf(r.actor), r.timeNs);
    else {
      this.told(r.thread, r.timeNs);
      this.lastNs[r.thread] = r.timeNs;
    }
    switch (r.kind) {
      case RecordKind.sent:
        if ((r.flags & SentFlag.ask) !== 0 && (r.flags & SentFlag.forwarded) === 0) this.ask(r);
        if ((r.flags & SentFlag.queued) !== 0 && r.queue >= 0) {
          this.stays.enter(r.queue, r.timeNs);
          this.deadlocks.moved(r.actor, r.timeNs);
        }
        return;
      case RecordKind.waited: {
        const row = messages.rowOf(r.message);
        if (!this.held.has(row)) this.held.set(row, this.beginWait(r, WaitKind.full, r.queue, row));
        return;
      }
      case RecordKind.queued:
        this.stays.enter(r.queue, r.timeNs);
        this.deadlocks.moved(r.actor, r.timeNs);
        this.letGo(r);
        return;
      case RecordKind.dropped:
      case RecordKind.expired:
        if (r.kind === RecordKind.expired || this.hadPlace(r)) this.stays.leave(r.queue, r.timeNs);
        this.letGo(r);
        return;
      case RecordKind.merged:
      case RecordKind.deadLettered:
        this.letGo(r);
        return;
      case RecordKind.taken:
        this.take(r);
        return;
      case RecordKind.handled: {
        if (this.hasAsked(r.actor)) this.giveUp(r.actor, r.timeNs, messages.rowOf(r.message));
        if (this.deadlocks.isOpen && r.flags !== Outcome.cut && !this.isOwn(r))
          this.deadlocks.moved(r.actor, r.timeNs);
        return;
      }
      case RecordKind.answered: {
        const row = messages.rowOf(r.message);
        const early = this.early.size === 0 ? undefined : this.early.get(row);
        if (early !== undefined) {
          this.early.delete(row);
          this.answer(row, early.timeNs);
        }
        return;
      }
      case RecordKind.resumed:
        this.resume(r);
        return;
      case RecordKind.actorStarted: {
        const life = this.lifeOf(r.actor);
        if (!life.isOpen) life.add(r.timeNs);
        return;
      }
      case RecordKind.restarted:
        this.giveUp(r.actor, r.timeNs, -1);
        this.deadlocks.moved(r.actor, r.timeNs);
        return;
      case RecordKind.actorStopped:
        this.lifeOf(r.actor).finish(r.timeNs);
        this.giveUp(r.actor, r.timeNs, -1);
        return;
      case RecordKind.threadEnded:
        for (const [actor, life] of this.lives.entries())
          if (life !== undefined && this.threadOf(actor) === r.thread) {
            life.finish(r.timeNs);
            this.giveUp(actor, r.timeNs, -1);
          }
        return;
    }
  }

  /** A thread that has written of something was awake until then, whatever it says of its sleep. */
  private idled({ thread, timeNs, message: untilNs }: TraceRecord): void {
    const fromNs = Math.max(timeNs, this.lastNs[thread] ?? 0);
    if (!(untilNs > fromNs)) return;
    this.idle[thread] ??= new Spans();
    this.idle[thread]?.add(fromNs, untilNs);
    this.told(thread, fromNs);
    this.lastNs[thread] = untilNs;
  }

  /** An actor's own start or stop. */
  private isOwn({ message }: TraceRecord): boolean {
    const { messages } = this;
    return ((messages.flags[messages.rowOf(message)] as number) & OWN) !== 0;
  }

  private hasAsked(actor: number): boolean {
    return (this.askedBy[actor]?.length ?? 0) > 0;
  }

  /** Version 1 has no bit for it. */
  private hadPlace({ flags, message }: TraceRecord): boolean {
    const { messages } = this;
    return (flags & DropFlag.hadPlace) !== 0 || !Number.isNaN(messages.queued[messages.rowOf(message)]);
  }

  private take(r: TraceRecord): void {
    if (r.queue >= 0) this.stays.leave(r.queue, r.timeNs);
    // What it still waited for belonged to work that nobody ended.
    this.giveUp(r.actor, r.timeNs, -1);
    if (this.deadlocks.isOpen && !this.isOwn(r)) this.deadlocks.moved(r.actor, r.timeNs);
    this.hold(this.messages.rowOf(r.message), r);
    if (r.queue < 0 || this.lastReader[r.queue] === r.actor) return;
    this.lastReader[r.queue] = r.actor;
    this.readers[r.queue] ??= new Set();
    this.readers[r.queue]?.add(r.actor);
  }

  /** Somebody begins with what was asked. */
  private hold(row: number, r: TraceRecord): void {
    // Most messages are no asks: that is told without looking for them.
    if (((this.messages.flags[row] as number) & ASKS) === 0) return;
    const place = this.asked.get(row) ?? this.untold.get(row);
    if (place === undefined) return;
    (this.waits[place.thread] as WaitColumns).what[place.row] = r.actor;
    if (this.untold.has(row)) this.told(place.thread, r.timeNs);
  }

  private ask(r: TraceRecord): void {
    const { messages } = this;
    const row = messages.rowOf(r.message);
    const cause = messages.cause[row] as number;
    // Code that goes on behind a turn that is over makes nobody wait.
    if (cause >= 0 && !Number.isNaN(messages.handled[cause] as number)) return;
    // It may have been taken in a chunk that came before.
    this.asked.set(row, this.beginWait(r, WaitKind.answer, messages.to[row] as number, row));
    this.askedBy[r.actor] ??= [];
    this.askedBy[r.actor]?.push(row);
  }

  private resume(r: TraceRecord): void {
    this.deadlocks.moved(r.actor, r.timeNs);
    if (r.message === 0) {
      // The host says that no answer can come, and not to which ask: to the first.
      const first = this.askedBy[r.actor]?.[0];
      if (first !== undefined) this.finishAsk(first, r.actor, r.timeNs, this.messages.to[first] as number);
      return;
    }
    const row = this.messages.rowOf(r.message);
    if ((this.messages.cause[row] as number) >= 0) this.answer(row, r.timeNs);
    else this.early.set(row, { timeNs: r.timeNs });
  }

  private answer(row: number, timeNs: number): void {
    const asked = this.messages.cause[row] as number;
    this.finishAsk(asked, this.messages.from[asked] as number, timeNs, this.messages.from[row] as number);
  }

  private finishAsk(asked: number, asker: number, timeNs: number, whom: number): void {
    const place = this.asked.get(asked) ?? this.untold.get(asked);
    if (place === undefined) return;
    this.asked.delete(asked);
    this.untold.delete(asked);
    this.waits[place.thread]?.finish(place.row, timeNs, whom);
    this.told(place.thread, timeNs);
    const open = this.askedBy[asker];
    const at = open?.indexOf(asked) ?? -1;
    if (at >= 0) open?.splice(at, 1);
  }

  /** Asks without an answer end with the turn that asked: of message `row`, or with any for -1. */
  private giveUp(actor: number, timeNs: number, row: number): void {
    if (!this.hasAsked(actor)) return;
    for (const asked of [...(this.askedBy[actor] as number[])]) {
      if (row >= 0 && (this.messages.cause[asked] as number) !== row) continue;
      const place = this.asked.get(asked) as Place;
      this.finishAsk(asked, actor, timeNs, this.messages.to[asked] as number);
      this.untold.set(asked, place);
    }
  }

  private letGo(r: TraceRecord): void {
    if (this.held.size === 0) return;
    const row = this.messages.rowOf(r.message);
    const place = this.held.get(row);
    if (place === undefined) return;
    this.held.delete(row);
    this.waits[place.thread]?.finish(place.row, r.timeNs);
  }

  private beginWait(r: TraceRecord, kind: WaitKind, what: number, message: number): Place {
    const thread = Math.max(0, this.threadOf(r.actor));
    this.waits[thread] ??= new WaitColumns();
    const waits = this.waits[thread] as WaitColumns;
    return { thread, row: waits.begin(r.timeNs, r.actor, kind, what, message) };
  }

  private told(thread: number, timeNs: number): void {
    if (timeNs < (this.earliestNs[thread] as number)) this.earliestNs[thread] = timeNs;
  }

  private lifeOf(actor: number): Spans {
    this.lives[actor] ??= new Spans();
    return this.lives[actor] as Spans;
  }
}
