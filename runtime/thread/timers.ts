import type { Timer } from '../context.ts';

/** What a timer does when it is due: puts its work on the actor's inbox. */
export interface TimerHooks {
  /** A timer is open work: the run does not end while it stands. */
  opened(): void;
  closed(timer: object): void;
  /** @returns false when the tick before still waits */
  fire(timer: object): boolean;
  /** Takes back what is due and has not begun. */
  withdraw(timer: object): void;
}

/** The timers of one actor; all end with it. */
export class Timers {
  readonly #hooks: TimerHooks;
  readonly #cancels = new Set<() => void>();

  constructor(hooks: TimerHooks) {
    this.#hooks = hooks;
  }

  after(ms: number): Timer {
    return this.#make(ms, false);
  }
  every(ms: number): Timer {
    if (!(ms > 0)) throw new RangeError(`ctx.every takes milliseconds above 0, not ${ms}`);
    return this.#make(ms, true);
  }

  #make(ms: number, repeats: boolean): Timer {
    if (!(ms >= 0)) throw new RangeError(`a timer takes 0 or more milliseconds, not ${ms}`);
    const begun = performance.now();
    let ticks = 1;
    let handle: NodeJS.Timeout;
    let isOpen = true;
    const close = (): void => {
      if (!isOpen) return;
      isOpen = false;
      clearTimeout(handle);
      this.#cancels.delete(timer.cancel);
      this.#hooks.closed(timer);
    };
    const due = (): void => {
      this.#hooks.fire(timer);
      // Its own work may have cancelled it just now.
      if (!isOpen) return;
      if (!repeats) {
        close();
        return;
      }
      // Measured from the beginning, so that lateness does not add up; ticks that are over already are left out.
      ticks = Math.max(ticks + 1, Math.floor((performance.now() - begun) / ms) + 1);
      handle = setTimeout(due, begun + ticks * ms - performance.now());
    };
    const timer: Timer = {
      cancel: () => {
        close();
        this.#hooks.withdraw(timer);
      },
    };
    this.#hooks.opened();
    this.#cancels.add(timer.cancel);
    handle = setTimeout(due, ms);
    return timer;
  }

  cancelAll(): void {
    for (const cancel of [...this.#cancels]) cancel();
  }
}
