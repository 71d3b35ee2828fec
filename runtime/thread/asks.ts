import { AskFailedError, AskTimeoutError } from '../errors.ts';
import type { AskTable } from '../memory/ask-table.ts';
import type { ActorSeat } from './contract.ts';

interface PendingAsk {
  actor: ActorSeat;
  incarnation: number;
  slot: number;
  resolve: (answer: unknown) => void;
  reject: (error: Error) => void;
  timeout: NodeJS.Timeout | undefined;
}

/** The asks of a thread's actors that have no answer yet, by the id of the ask. */
export class Asks {
  readonly #pending = new Map<number, PendingAsk>();
  /** How many each actor waits for: most wait for none, and there may be many actors. */
  readonly #open = new Map<ActorSeat, number>();
  readonly #table: AskTable;

  readonly #timedOut: (actor: ActorSeat) => void;

  /** @param timedOut an actor waits no longer for an answer that has not come */
  constructor(table: AskTable, timedOut: (actor: ActorSeat) => void) {
    this.#table = table;
    this.#timedOut = timedOut;
  }

  get size(): number {
    return this.#pending.size;
  }

  wait(
    id: number,
    slot: number,
    actor: ActorSeat,
    port: string,
    timeoutMs: number | undefined,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const timeout =
        timeoutMs === undefined
          ? undefined
          : setTimeout(() => {
              this.#timedOut(actor);
              this.#take(id)?.reject(new AskTimeoutError(port, timeoutMs));
            }, timeoutMs);
      const { incarnation } = actor;
      this.#open.set(actor, (this.#open.get(actor) ?? 0) + 1);
      this.#pending.set(id, { actor, incarnation, slot, resolve, reject, timeout });
    });
  }

  /** @returns false when nobody waits for it any more */
  settle(id: number, read: () => unknown, failed: boolean): boolean {
    const ask = this.#take(id);
    if (ask === undefined || ask.incarnation !== ask.actor.incarnation) return false;
    try {
      const answer = read();
      if (failed) ask.reject(new AskFailedError(String(answer)));
      else ask.resolve(answer);
    } catch (error) {
      ask.reject(error instanceof Error ? error : new AskFailedError(String(error)));
    }
    return true;
  }

  /** @returns false when nobody waits for it here */
  fail(id: number, error: Error): boolean {
    const ask = this.#take(id);
    ask?.reject(error);
    return ask !== undefined;
  }

  /** The actor begins anew or is stopped: its old code waits for ever. */
  forget(actor: ActorSeat): void {
    if (!this.#open.has(actor)) return;
    for (const [id, ask] of this.#pending) if (ask.actor === actor) this.#take(id);
  }

  #take(id: number): PendingAsk | undefined {
    const ask = this.#pending.get(id);
    if (ask === undefined) return undefined;
    this.#pending.delete(id);
    const left = (this.#open.get(ask.actor) ?? 1) - 1;
    if (left > 0) this.#open.set(ask.actor, left);
    else this.#open.delete(ask.actor);
    clearTimeout(ask.timeout);
    this.#table.close(ask.slot);
    return ask;
  }
}
