import type { ActorSeat } from './contract.ts';

/** The messages that an actor has sent and that are not in their queue yet. It takes no next message before they are. */
export class HeldSends {
  count = 0;
  readonly #actor: ActorSeat;
  #allLeft: (() => void) | null = null;

  constructor(actor: ActorSeat) {
    this.#actor = actor;
  }

  /** One more, on its way to this queue. */
  add(queue: number): void {
    if (this.count === 0) this.#waitFor(queue);
    this.count += 1;
  }

  /** One of them is not any more. */
  remove(): void {
    const { thread, cell } = this.#actor;
    this.count -= 1;
    thread.memory.step(cell);
    if (this.count > 0) return;
    this.#waitFor(-1);
    this.#allLeft?.();
    this.#allLeft = null;
  }

  /** Settles when none is left; never after `forget`. */
  allLeft(): Promise<void> {
    return new Promise((resolve) => {
      this.#allLeft = resolve;
    });
  }

  /** The actor's life that sent them is over. */
  forget(): void {
    if (this.count > 0) this.#waitFor(-1);
    this.count = 0;
    this.#allLeft = null;
  }

  /** @param queue -1: it waits for a place no longer */
  #waitFor(queue: number): void {
    const { thread, cell } = this.#actor;
    thread.heldActors += queue < 0 ? -1 : 1;
    thread.memory.setWaitsForPlace(cell, queue);
  }
}
