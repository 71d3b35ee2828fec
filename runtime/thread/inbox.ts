import type { Envelope } from '../message/envelope.ts';
import type { Work } from './contract.ts';

/** What waits for one actor on its thread: work of its own first (timers, callbacks), then messages from its queues. */
export class Inbox {
  readonly #window: number;
  readonly #credit: (count: number) => void;
  #own: Work[] = [];
  #ready: Envelope[] = [];
  #owed = 0;

  /** @param credit tells the host that the actor can take so many more */
  constructor(window: number, credit: (count: number) => void) {
    this.#window = window;
    this.#credit = credit;
  }

  push(work: Work): void {
    if (work.kind === 'start') this.#own.unshift(work);
    else this.#own.push(work);
  }
  pushReady(envelope: Envelope): void {
    this.#ready.push(envelope);
  }

  /** Credit is given back when half of what lay ready is used up, or all: not for each message. */
  next(): Work | undefined {
    const own = this.#own.shift();
    if (own !== undefined) return own;
    if (this.#owed > 0 && (this.#ready.length === 0 || this.#owed * 2 >= this.#window)) {
      this.#credit(this.#owed);
      this.#owed = 0;
    }
    const envelope = this.#ready.shift();
    if (envelope === undefined) return undefined;
    this.#owed += 1;
    return { kind: 'message', envelope };
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
  /** Forgets the messages that lie ready. @returns how many there were */
  dropReady(): number {
    const count = this.#ready.length;
    this.#ready = [];
    return count;
  }
}
