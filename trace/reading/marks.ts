/** Moments worth a mark on the timeline, kept by the thread that wrote them, in order of time. */
import { grown } from './growable.ts';

export const MarkKind = {
  failed: 0,
  dropped: 1,
  merged: 2,
  expired: 3,
  deadLettered: 4,
  restarted: 5,
  actorStopped: 6,
  /** One for each actor of the circle; its queue where it waits for a place. */
  deadlocked: 7,
  /** Records are missing. */
  cut: 8,
} as const;
export type MarkKind = (typeof MarkKind)[keyof typeof MarkKind];

export class Marks {
  n = 0;
  time = new Float64Array(0);
  kind = new Uint8Array(0);
  /** -1 for none. */
  actor = new Int32Array(0);
  queue = new Int32Array(0);
  /** Row of the message, -1 for none. */
  message = new Int32Array(0);

  add(timeNs: number, kind: MarkKind, actor: number, queue: number, message: number): void {
    const i = this.n++;
    if (i >= this.time.length) {
      this.time = grown(this.time, i + 1);
      this.kind = grown(this.kind, i + 1);
      this.actor = grown(this.actor, i + 1);
      this.queue = grown(this.queue, i + 1);
      this.message = grown(this.message, i + 1);
    }
    this.time[i] = timeNs;
    this.kind[i] = kind;
    this.actor[i] = actor;
    this.queue[i] = queue;
    this.message[i] = message;
  }
}
