/**
 * One queue with its policies. Pure: it knows no threads and no trace, only places (`Gate`), an ear (`QueueEvents`) and
 * the time that it is told.
 *
 * In a gated queue a message that was handed to a reader's thread keeps its place until the actor takes it and leaves
 * the gate, so that capacity means what it says; `admit` then lets in those who wait. In the others it leaves when it is
 * handed out, because only what is still here can be dropped or merged.
 */
import type { QueueLayout } from '../layout.ts';
import { makeStore, type Queued, type Store } from './store.ts';

/** A message as a queue sees it. */
export interface QueueMessage extends Queued {
  /** Value by which it is unique; undefined: it has none. */
  key?: string;
  /** Milliseconds, on the clock of the caller, after which it expires; set by the queue. */
  deadline: number;
}

/** The places of a queue; shared with senders, who may take one by themselves. */
export interface Gate {
  /** @returns the depth after, or 0 when it is full */
  enter(capacity: number): number;
  /** @returns the depth after */
  leave(): number;
  depth(): number;
  /** Tells senders how many wait: nobody may enter past them. */
  setWaiting(count: number): void;
  close(): void;
}

export type DropCause = 'newest' | 'oldest' | 'refused' | 'closed';

export interface QueueEvents<M> {
  queued(message: M, depth: number): void;
  waited(message: M, depth: number): void;
  /** `refused` with its sender told, `closed` with nobody left to read. */
  dropped(message: M, cause: DropCause, depth: number): void;
  merged(message: M, into: M, depth: number): void;
  expired(message: M, depth: number): void;
}

export type Offered = 'queued' | 'waiting' | 'dropped' | 'merged' | 'refused' | 'closed';

/** Up to this capacity a waiting sender enters at the first free place; above, when half is free or at `admit(true)`. */
const SMALL = 16;

export class Queue<M extends QueueMessage> {
  readonly #plan: QueueLayout;
  readonly #gate: Gate;
  readonly #events: QueueEvents<M>;
  readonly #store: Store<M>;
  readonly #byKey = new Map<string, M>();
  #waiting: M[] = [];
  #arrivals = 0;
  #closed = false;
  #capacity: number;
  #nextDeadline = Number.POSITIVE_INFINITY;

  constructor(plan: QueueLayout, gate: Gate, events: QueueEvents<M>) {
    this.#plan = plan;
    this.#capacity = plan.capacity;
    this.#gate = gate;
    this.#events = events;
    this.#store = makeStore<M>(plan.order);
  }

  /** Messages that can be handed out now. */
  get size(): number {
    return this.#store.size;
  }
  /** Messages whose senders wait for a place. */
  get waiting(): readonly M[] {
    return this.#waiting;
  }
  get isClosed(): boolean {
    return this.#closed;
  }

  /** What is in beyond a lowered capacity stays; those that wait enter where it is raised. */
  setCapacity(capacity: number, nowMs: number): void {
    this.#capacity = capacity;
    this.admit(nowMs, true);
  }

  /** @param hasPlace true when its sender has entered the gate for it already, and told so */
  offer(message: M, nowMs: number, hasPlace = false): Offered {
    message.arrival = this.#arrivals++;
    message.deadline = nowMs + this.#plan.timeToLiveMs;
    if (this.#closed) {
      this.#drop(message, 'closed', hasPlace);
      return 'closed';
    }
    if (hasPlace) {
      this.#store.add(message);
      this.#noteDeadline(message);
      return 'queued';
    }
    const twin = message.key === undefined ? undefined : this.#byKey.get(message.key);
    if (twin !== undefined) {
      this.#events.merged(message, twin, this.#gate.depth());
      return 'merged';
    }
    if (this.#waiting.length === 0 && this.#enter(message)) return 'queued';
    return this.#whenFull(message);
  }

  #whenFull(message: M): Offered {
    const { whenFull } = this.#plan;
    if (whenFull === 'wait') {
      this.#waiting.push(message);
      this.#gate.setWaiting(this.#waiting.length);
      this.#remember(message);
      this.#events.waited(message, this.#gate.depth());
      return 'waiting';
    }
    if (whenFull === 'fail') {
      this.#events.dropped(message, 'refused', this.#gate.depth());
      return 'refused';
    }
    if (whenFull === 'drop-oldest') {
      // More than one where the capacity was lowered.
      while (this.#gate.depth() >= this.#capacity) {
        const oldest = this.#store.removeOldest();
        if (oldest === undefined) break;
        this.#forget(oldest);
        this.#drop(oldest, 'oldest', true);
      }
      if (this.#enter(message)) return 'queued';
    }
    this.#events.dropped(message, 'newest', this.#gate.depth());
    return 'dropped';
  }

  #enter(message: M): boolean {
    const depth = this.#gate.enter(this.#capacity);
    if (depth === 0) return false;
    this.#store.add(message);
    this.#remember(message);
    this.#noteDeadline(message);
    this.#events.queued(message, depth);
    return true;
  }

  /** The next message for a reader. */
  next(nowMs: number): M | undefined {
    this.expire(nowMs);
    const message = this.#store.next();
    if (message !== undefined) this.#forget(message);
    if (message !== undefined && !this.#plan.gated) this.#gate.leave();
    return message;
  }

  /** A message that was handed out and never taken comes back, into its place or beyond capacity: it was in before. */
  putBack(message: M): void {
    if (!this.#plan.gated) this.#gate.enter(Number.POSITIVE_INFINITY);
    if (this.#closed) this.#drop(message, 'closed', true);
    else {
      this.#store.putBack(message);
      this.#remember(message);
      this.#noteDeadline(message);
    }
  }

  /**
   * Places have become free: those who wait enter, in their order.
   * @param now true: at the first free place; else a large queue waits until half is free, because senders that are
   * woken for one place at a time cost more than they send
   */
  admit(nowMs: number, now = false): void {
    if (this.#waiting.length === 0) return;
    const enough = this.#capacity <= SMALL || now || this.#gate.depth() * 2 <= this.#capacity;
    if (!enough) return;
    let admitted = 0;
    for (const message of this.#waiting) {
      message.deadline = nowMs + this.#plan.timeToLiveMs;
      if (!this.#enter(message)) break;
      admitted++;
    }
    if (admitted === 0) return;
    this.#waiting = this.#waiting.slice(admitted);
    this.#gate.setWaiting(this.#waiting.length);
  }

  /** Takes out those whose time is over. */
  expire(nowMs: number): void {
    if (nowMs < this.#nextDeadline) return;
    this.#nextDeadline = Number.POSITIVE_INFINITY;
    const over = this.#store.removeWhere((message) => {
      if (message.deadline <= nowMs) return true;
      this.#noteDeadline(message);
      return false;
    });
    for (const message of over) {
      this.#forget(message);
      this.#events.expired(message, this.#gate.leave());
    }
    if (over.length > 0) this.admit(nowMs, true);
  }

  /** Senders that wait and will not any more, because their actor was stopped: nothing was inserted. */
  cancelWaiting(matches: (message: M) => boolean, cause: DropCause = 'closed'): void {
    const cancelled = this.#waiting.filter(matches);
    this.#waiting = this.#waiting.filter((message) => !matches(message));
    this.#gate.setWaiting(this.#waiting.length);
    for (const message of cancelled) {
      this.#forget(message);
      this.#events.dropped(message, cause, this.#gate.depth());
    }
  }

  /** Nobody reads it any more: what waits is dropped, and whatever still comes. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#gate.close();
    for (let m = this.#store.next(); m !== undefined; m = this.#store.next()) this.#drop(m, 'closed', true);
    this.cancelWaiting(() => true);
    this.#byKey.clear();
  }

  #drop(message: M, cause: DropCause, hadPlace: boolean): void {
    this.#events.dropped(message, cause, hadPlace ? this.#gate.leave() : this.#gate.depth());
  }
  #remember(message: M): void {
    if (message.key !== undefined) this.#byKey.set(message.key, message);
  }
  #forget(message: M): void {
    if (message.key !== undefined && this.#byKey.get(message.key) === message)
      this.#byKey.delete(message.key);
  }
  #noteDeadline(message: M): void {
    if (message.deadline < this.#nextDeadline) this.#nextDeadline = message.deadline;
  }
}
