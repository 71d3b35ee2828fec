/** How a run is told to stop, and tells how it goes: IPC with whoever started it, signals, a time limit. */
import type { FromRun, RunOptions, ToRun } from '../protocol/control.ts';

/** A run whose threads do not come up is stopped so much after its time: nothing else would end it. */
const LOAD_PATIENCE_MS = 10_000;

interface Wishes {
  /** @param reason where there is more to say than that the user wished it */
  stop(reason?: string): void;
  /** @param queue its name */
  setCapacity(queue: string, capacity: number): void;
}

export class RunControl {
  #hasParent = process.send !== undefined;
  #startTime: () => void = () => {};

  listen(options: RunOptions, { stop, setCapacity }: Wishes): void {
    process.on('SIGTERM', () => stop());
    let interrupted = false;
    process.on('SIGINT', () => {
      // Whoever presses Ctrl+C twice does not want to wait.
      if (interrupted) process.exit(130);
      interrupted = true;
      stop();
    });
    if (this.#hasParent) {
      process.on('message', (message: ToRun) => {
        if (message?.kind === 'stop') stop();
        else if (message?.kind === 'set-capacity') setCapacity(message.queue, message.capacity);
      });
      process.on('disconnect', () => {
        this.#hasParent = false;
        stop('whoever started it is gone');
      });
    }
    const { forMs } = options;
    if (forMs === undefined) return;
    const over = () => stop(`its time of ${forMs} ms was over`);
    const loading = setTimeout(over, forMs + LOAD_PATIENCE_MS);
    this.#startTime = () => {
      clearTimeout(loading);
      setTimeout(over, forMs);
    };
  }

  /** The threads run. What they take to come up is no part of the run's time: on a busy machine it may be longer. */
  begun(): void {
    this.#startTime();
  }

  /** Settles when it is on its way, or cannot be, or after `patienceMs`. */
  send(message: FromRun, patienceMs: number): Promise<void> {
    return new Promise((resolve) => {
      if (!this.#hasParent || !process.connected) resolve();
      else {
        process.send?.(message, undefined, undefined, () => resolve());
        setTimeout(resolve, patienceMs).unref();
      }
    });
  }
}
