/**
 * What a thread does when it has nothing to do: it looks for a moment whether something comes, lets the event loop go
 * round, and sleeps. It blocks where nothing but a message can wake it; with timers, sockets or programs open it sleeps
 * in the event loop. The order and the limits are measured (docs/decisions/0003-runtime.md).
 */
import { performance } from 'node:perf_hooks';
import { Sleep } from '../memory/regions.ts';
import type { SharedMemory } from '../memory/shared-memory.ts';

/** The longest look, in milliseconds. It grows where it pays, and shrinks where it does not. */
const MAX_SPIN_MS = 0.02;
/** A thread that looked in vain too often tries again after so many rounds. */
const PROBE = 64;
/** A blocked thread lets its event loop go round this often, should something Node does not list be under way. */
const BLOCK_MS = 100;

export interface SleeperHooks {
  /** Takes what others have told. @returns true when there was something */
  poll(): boolean;
  /** Everything gathered for other threads leaves. */
  flush(): void;
  /** Everything gathered leaves: the thread has a pause. */
  flushAll(): void;
  /** True when only messages can wake an actor: none waits for the outside. */
  isWaitingForMessages(): boolean;
  /** The thread is about to sleep. */
  idle(): void;
  /** It sleeps from now on, unless it is called to work. */
  asleep(): void;
  /** It slept, on the clock of `performance.now`. */
  slept(fromMs: number, toMs: number): void;
}

export class Sleeper {
  readonly #ints: Int32Array;
  readonly #signal: number;
  readonly #sleep: number;
  readonly #hooks: SleeperHooks;
  #spinMs = MAX_SPIN_MS;
  #rounds = 0;
  #isScheduled = false;
  #isResting = false;
  #isInLoop = false;
  #ports = -1;
  #asleepSinceMs = 0;

  constructor(memory: SharedMemory, thread: number, hooks: SleeperHooks) {
    this.#ints = memory.ints;
    this.#signal = memory.signal(thread);
    this.#sleep = memory.sleep(thread);
    this.#hooks = hooks;
    Atomics.store(this.#ints, this.#sleep, 0);
  }

  /** An actor begins to work or goes on, maybe because of a timer while the thread sleeps in its event loop. */
  work(): void {
    if (this.#asleepSinceMs === 0) return;
    this.#woke();
    // After what it does now it may sleep again, though nobody has rung.
    if (this.#isInLoop) this.schedule();
  }

  /** An actor has run out of work. */
  rest(): void {
    this.#hooks.flush();
    // Whoever was woken below and rests in turn leaves the looking to the first: the stack must not grow with each.
    if (this.#isResting) return;
    this.#isResting = true;
    try {
      // Once only: whoever is woken goes on as soon as this is done.
      if (this.#hooks.isWaitingForMessages() && this.#spin()) this.#hooks.poll();
    } finally {
      this.#isResting = false;
    }
    this.schedule();
  }

  /** Looks again after a turn of the event loop. */
  schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(this.#turn);
  }

  #spin(): boolean {
    if (this.#isTold()) return true;
    if (this.#spinMs === 0) {
      if (++this.#rounds % PROBE !== 0) return false;
      this.#spinMs = MAX_SPIN_MS / 2;
    }
    const end = performance.now() + this.#spinMs;
    do {
      for (let i = 0; i < 20; i++) {
        if (this.#isTold()) {
          this.#spinMs = Math.min(MAX_SPIN_MS, this.#spinMs + 0.002);
          return true;
        }
      }
    } while (performance.now() < end);
    this.#spinMs = this.#spinMs < 0.003 ? 0 : this.#spinMs * 0.6;
    return false;
  }

  #isTold(): boolean {
    return Atomics.load(this.#ints, this.#signal) !== 0;
  }

  #turn = (): void => {
    this.#isScheduled = false;
    try {
      this.#hooks.flushAll();
      if (this.#hooks.poll()) {
        this.schedule();
        return;
      }
      this.#hooks.idle();
    } catch (error) {
      // Whatever it was, the others on this thread go on.
      this.schedule();
      throw error;
    }
    if (this.#asleepSinceMs === 0) {
      this.#asleepSinceMs = performance.now();
      this.#hooks.asleep();
    }
    if (this.#isInLoop) return;
    if (this.#hooks.isWaitingForMessages() && !this.#hasOthers()) this.#block();
    else this.#sleepInLoop();
  };

  #block(): void {
    Atomics.store(this.#ints, this.#sleep, Sleep.blocked);
    if (!this.#isTold()) Atomics.wait(this.#ints, this.#sleep, Sleep.blocked, BLOCK_MS);
    Atomics.store(this.#ints, this.#sleep, 0);
    // Nobody has told it anything: it sleeps on after a turn of the event loop, and that is one sleep, not ten a second.
    if (this.#isTold()) this.#woke();
    this.#hooks.poll();
    this.schedule();
  }

  #sleepInLoop(): void {
    Atomics.store(this.#ints, this.#sleep, Sleep.inLoop);
    if (this.#isTold()) {
      Atomics.store(this.#ints, this.#sleep, 0);
      this.#asleepSinceMs = 0;
      this.schedule();
      return;
    }
    const waiting = Atomics.waitAsync(this.#ints, this.#sleep, Sleep.inLoop);
    if (!waiting.async) {
      this.#asleepSinceMs = 0;
      this.schedule();
      return;
    }
    this.#isInLoop = true;
    waiting.value.then(this.#rung, this.#rung);
  }

  #rung = (): void => {
    this.#isInLoop = false;
    Atomics.store(this.#ints, this.#sleep, 0);
    this.#woke();
    this.#hooks.poll();
    this.schedule();
  };

  #woke(): void {
    const since = this.#asleepSinceMs;
    this.#asleepSinceMs = 0;
    if (since > 0) this.#hooks.slept(since, performance.now());
  }

  /** Timers, sockets, files, programs: whatever may call back without a message. */
  #hasOthers(): boolean {
    const resources = process.getActiveResourcesInfo();
    let ports = 0;
    for (const kind of resources) {
      if (kind === 'MessagePort') ports += 1;
      else if (kind !== 'Immediate') return true;
    }
    if (this.#ports < 0) this.#ports = ports;
    return ports > this.#ports;
  }
}
