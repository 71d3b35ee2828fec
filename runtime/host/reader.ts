import type { ActorLayout } from '../layout.ts';
import type { Envelope } from '../message/envelope.ts';

let turns = 0;

/** One actor as the exchange sees it: how much it can take, and what it was handed and has not begun. */
export class Reader {
  readonly plan: ActorLayout;
  /** Index. */
  readonly actor: number;
  isClosed = false;
  /** Grows with each credit: the reader with the least has waited longest. */
  waitsSince = 0;
  #credit = 0;
  #handed: Envelope[] = [];
  /** Of all messages that it ever took, those before `#handed[0]`. */
  #takenBefore = 0;
  #lastChoice = -1;

  constructor(plan: ActorLayout, actor: number) {
    this.plan = plan;
    this.actor = actor;
  }

  get canTake(): boolean {
    return this.#credit > 0 && !this.isClosed;
  }
  credit(count: number): void {
    this.#credit += count;
    this.waitsSince = turns++;
  }

  hand(envelope: Envelope): void {
    this.#credit -= 1;
    this.waitsSince = turns++;
    this.#handed.push(envelope);
  }

  noteTaken(taken: number): void {
    this.#handed.splice(0, taken - this.#takenBefore);
    this.#takenBefore = taken;
  }

  /** What it was handed and will never begin, in order. */
  takeBack(taken: number): Envelope[] {
    this.noteTaken(taken);
    const rest = this.#handed;
    this.#handed = [];
    this.#credit = 0;
    return rest;
  }

  /** @returns the queue it takes from next, or -1 */
  choose(has: (queue: number) => boolean): number {
    const { reads, byPriority } = this.plan;
    const first = byPriority ? 0 : this.#lastChoice + 1;
    for (let i = 0; i < reads.length; i++) {
      const at = (first + i) % reads.length;
      const queue = reads[at];
      if (queue !== undefined && has(queue)) {
        this.#lastChoice = at;
        return queue;
      }
    }
    return -1;
  }
}
