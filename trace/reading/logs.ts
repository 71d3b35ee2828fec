/** Log lines, in the order in which threads were drained. */
import { grown } from './growable.ts';

/** The level of a line that the runtime wrote and not the actor: what its code threw. */
export const FAILED_LEVEL = 4;

export class Logs {
  n = 0;
  time = new Float64Array(0);
  level = new Uint8Array(0);
  thread = new Uint16Array(0);
  /** -1 for none. */
  actor = new Int32Array(0);
  /** Row of the message that was being handled, -1 for none. */
  message = new Int32Array(0);
  textAt = new Float64Array(0);
  textLength = new Uint32Array(0);

  add(
    timeNs: number,
    level: number,
    thread: number,
    actor: number,
    message: number,
    textAt: number,
    textLength: number,
  ): void {
    const i = this.n++;
    if (i >= this.time.length) {
      this.time = grown(this.time, i + 1);
      this.level = grown(this.level, i + 1);
      this.thread = grown(this.thread, i + 1);
      this.actor = grown(this.actor, i + 1);
      this.message = grown(this.message, i + 1);
      this.textAt = grown(this.textAt, i + 1);
      this.textLength = grown(this.textLength, i + 1);
    }
    this.time[i] = timeNs;
    this.level[i] = level;
    this.thread[i] = thread;
    this.actor[i] = actor;
    this.message[i] = message;
    this.textAt[i] = textAt;
    this.textLength[i] = textLength;
  }
}
