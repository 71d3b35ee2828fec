/** States of actors, where the run recorded them: each after a message, in the order in which threads were drained. */
import { grown } from './growable.ts';

export class ActorStates {
  n = 0;
  time = new Float64Array(0);
  actor = new Uint32Array(0);
  textAt = new Float64Array(0);
  textLength = new Uint32Array(0);
  /** By row of a message: place of the state after it + 1; 0 for none. */
  private ofMessage = new Uint32Array(0);

  /** @param message row, -1 for none */
  add(timeNs: number, actor: number, message: number, textAt: number, textLength: number): void {
    const i = this.n++;
    if (i >= this.time.length) {
      this.time = grown(this.time, i + 1);
      this.actor = grown(this.actor, i + 1);
      this.textAt = grown(this.textAt, i + 1);
      this.textLength = grown(this.textLength, i + 1);
    }
    this.time[i] = timeNs;
    this.actor[i] = actor;
    this.textAt[i] = textAt;
    this.textLength[i] = textLength;
    if (message < 0) return;
    this.ofMessage = grown(this.ofMessage, message + 1);
    this.ofMessage[message] = i + 1;
  }

  /** Place of the state after a message, by its row; -1 where none was recorded. */
  after(message: number): number {
    return (this.ofMessage[message] ?? 0) - 1;
  }
}
