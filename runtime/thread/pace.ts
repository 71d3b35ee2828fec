/**
 * How long a thread works before its event loop gets its turn. What is shared by all actors is time: nobody keeps the
 * thread for itself. The clock is not read for each step, since that would cost as much as a quick one.
 */
import { performance } from 'node:perf_hooks';

const LONG_TURN_MS = 4;
/** The clock is read after so many steps at most; after fewer where they turn out long. */
const MOST_STEPS = 16;
/** Steps that take longer are looked at one by one. */
const LONG_STEP_MS = 0.1;
/** Where steps take longer than that, what they have sent leaves before the next begins. */
const HOLD_MS = 0.02;

export class Pace {
  readonly #flush: () => void;
  #turnBeganMs = performance.now();
  #steps = MOST_STEPS;
  #stepsLeft = MOST_STEPS;
  #steppedAtMs = 0;
  #next: Promise<void> | null = null;
  /** Counts the turns: a new one begins when the event loop has gone round, or the thread has slept. */
  turn = 0;

  /** @param flush lets everything go that was gathered */
  constructor(flush: () => void) {
    this.#flush = flush;
  }

  /** A new turn begins. */
  turnBegins(nowMs = performance.now()): void {
    this.turn += 1;
    this.#turnBeganMs = nowMs;
  }

  /** Somebody waits for the next turn, and has work. */
  get isNextDue(): boolean {
    return this.#next !== null;
  }
  /**
   * Settles when the event loop has gone round.
   * @param first comes before all that wait for it
   */
  next(first: () => void): Promise<void> {
    this.#next ??= new Promise((resolve) => {
      setImmediate(() => {
        this.#next = null;
        this.turnBegins();
        first();
        resolve();
      });
    });
    return this.#next;
  }

  /** A step is done. @returns true when the event loop should get its turn */
  step(): boolean {
    this.#stepsLeft -= 1;
    return this.#stepsLeft <= 0 && this.#lookAtClock();
  }

  #lookAtClock(): boolean {
    const now = performance.now();
    const each = (now - this.#steppedAtMs) / this.#steps;
    this.#steppedAtMs = now;
    this.#steps = each > LONG_STEP_MS ? 1 : Math.min(MOST_STEPS, this.#steps * 2);
    this.#stepsLeft = this.#steps;
    if (each > HOLD_MS) this.#flush();
    return now - this.#turnBeganMs > LONG_TURN_MS;
  }
}
