import type { Envelope } from '../message/envelope.ts';
import type { Inlet } from '../transport/inlet.ts';
import type { Work } from './contract.ts';

/** A queue that the actor reads: in shared memory, or handed over by the host. */
interface Source {
  queue: number;
  inlet: Inlet | null;
  ready: Envelope[];
  /** What `next` says of a message of the inlet's: one object, as its envelopes are. */
  work: Work | null;
}

/** What waits for one actor on its thread: work of its own first (timers, callbacks), then messages from its queues. */
export class Inbox {
  readonly #sources: Source[];
  readonly #byPriority: boolean;
  readonly #credit: () => void;
  #own: Work[] = [];
  /** What was sent to the actor itself, and where it begins: shifting a long list is slow. */
  #direct: Work[] = [];
  #directAt = 0;
  #last = -1;
  #owed = false;
  /** Where the message that is being handled came from. */
  #open: Inlet | null = null;

  /** @param credit tells the host that the actor can take one more */
  constructor(
    queues: readonly number[],
    inletOf: (queue: number) => Inlet | null,
    byPriority: boolean,
    credit: () => void,
  ) {
    this.#sources = queues.map((queue) => ({ queue, inlet: inletOf(queue), ready: [], work: null }));
    this.#byPriority = byPriority;
    this.#credit = credit;
  }

  get readsHosted(): boolean {
    return this.#sources.some(({ inlet }) => inlet === null);
  }

  /** Behind all that was sent to the actor itself. */
  pushDirect(work: Work): void {
    this.#direct.push(work);
  }
  pushFirst(work: Work): void {
    this.#own.unshift(work);
  }
  push(work: Work): void {
    if (work.kind === 'start') this.#own.unshift(work);
    else this.#own.push(work);
  }
  pushReady(envelope: Envelope): void {
    this.#sources
      .find(({ queue, inlet }) => queue === envelope.queue && inlet === null)
      ?.ready.push(envelope);
  }

  next(): Work | undefined {
    if (this.#own.length > 0) return this.#own.shift();
    if (this.#directAt < this.#direct.length) return this.#nextDirect();
    if (this.#owed) {
      this.#owed = false;
      this.#credit();
    }
    const sources = this.#sources;
    const first = this.#byPriority ? 0 : this.#last + 1;
    for (let i = 0; i < sources.length; i++) {
      const at = (first + i) % sources.length;
      const work = this.#takeFrom(sources[at] as Source);
      if (work === undefined) continue;
      this.#last = at;
      return work;
    }
    return undefined;
  }

  #nextDirect(): Work | undefined {
    const work = this.#direct[this.#directAt++];
    if (this.#directAt === this.#direct.length || this.#directAt > 1024) {
      this.#direct = this.#direct.slice(this.#directAt);
      this.#directAt = 0;
    }
    return work;
  }
  /** Takes out what was sent to the actor itself. */
  takeDirect(): Work[] {
    const taken = this.#direct.slice(this.#directAt);
    this.#direct = [];
    this.#directAt = 0;
    return taken;
  }

  #takeFrom(source: Source): Work | undefined {
    if (source.inlet === null) {
      const envelope = source.ready.shift();
      if (envelope === undefined) return undefined;
      this.#owed = true;
      return { kind: 'message', envelope };
    }
    const envelope = source.inlet.take();
    if (envelope === undefined) return undefined;
    this.#open = source.inlet;
    source.work ??= { kind: 'message', envelope };
    return source.work;
  }

  /** The next message was here before the one that is handled began, or while it was. */
  get isReady(): boolean {
    return this.#open?.isReady === true && this.#sources.length === 1 && this.#own.length === 0;
  }
  /** The place of the message taken last is free: its handling begins. */
  leave(): void {
    this.#open?.leave();
  }
  /** It is handled. */
  done(): void {
    this.#open?.done();
    this.#open = null;
  }

  /** Nothing is here: those who send are asked to tell. @returns true when something has come meanwhile */
  wait(): boolean {
    for (const { inlet } of this.#sources) if (inlet?.wait()) return true;
    return false;
  }
  /** It is awake, for whatever reason: where it was told of a message, the inlet sees that another hears of it. */
  stopWaiting(): void {
    for (const { inlet } of this.#sources) inlet?.stopWaiting();
  }

  hasDue(timer: object): boolean {
    return this.#own.some((work) => work.kind === 'timer' && work.timer === timer);
  }
  /** @returns how many were taken out */
  withdrawTimer(timer: object): number {
    const before = this.#own.length;
    this.#own = this.#own.filter((work) => work.kind !== 'timer' || work.timer !== timer);
    return before - this.#own.length;
  }

  /** Takes out the actor's own work that matches. */
  takeOwn(matches: (work: Work) => boolean): Work[] {
    const taken = this.#own.filter(matches);
    this.#own = this.#own.filter((work) => !matches(work));
    return taken;
  }
  /** Forgets the messages that lie ready: the host has them still. */
  dropReady(): void {
    for (const source of this.#sources) source.ready = [];
  }
}
