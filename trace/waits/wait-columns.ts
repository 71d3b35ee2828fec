/** What the actors of one thread waited for, a row each, in the order in which the waits became known. */
import { grown } from '../reading/growable.ts';

export const WaitKind = { full: 0, answer: 1 } as const;
export type WaitKind = (typeof WaitKind)[keyof typeof WaitKind];

export class WaitColumns {
  n = 0;
  start = new Float64Array(0);
  /** Infinity while it goes on. */
  end = new Float64Array(0);
  actor = new Uint32Array(0);
  kind = new Uint8Array(0);
  /** Of `full` the queue; of `answer` the actor that gave it or was to give it, -1 while nobody has begun. */
  what = new Int32Array(0);
  /** Row of the message that has no place, or of the ask. */
  message = new Uint32Array(0);

  /** The answer is its row. */
  begin(startNs: number, actor: number, kind: WaitKind, what: number, message: number): number {
    const i = this.n++;
    if (i >= this.start.length) {
      this.start = grown(this.start, i + 1);
      this.end = grown(this.end, i + 1);
      this.actor = grown(this.actor, i + 1);
      this.kind = grown(this.kind, i + 1);
      this.what = grown(this.what, i + 1);
      this.message = grown(this.message, i + 1);
    }
    this.start[i] = startNs;
    this.end[i] = Number.POSITIVE_INFINITY;
    this.actor[i] = actor;
    this.kind[i] = kind;
    this.what[i] = what;
    this.message[i] = message;
    return i;
  }

  /** Of several ends the earliest counts. */
  finish(row: number, endNs: number, what?: number): void {
    if ((this.end[row] as number) < endNs) return;
    this.end[row] = endNs;
    if (what !== undefined) this.what[row] = what;
  }
}

/** Stretches that follow one another. */
export class Spans {
  n = 0;
  start = new Float64Array(0);
  /** Infinity while it goes on. */
  end = new Float64Array(0);

  add(startNs: number, endNs = Number.POSITIVE_INFINITY): void {
    const i = this.n++;
    if (i >= this.start.length) {
      this.start = grown(this.start, i + 1);
      this.end = grown(this.end, i + 1);
    }
    this.start[i] = startNs;
    this.end[i] = endNs;
  }

  get isOpen(): boolean {
    return this.n > 0 && this.end[this.n - 1] === Number.POSITIVE_INFINITY;
  }

  finish(endNs: number): void {
    if (this.isOpen) this.end[this.n - 1] = endNs;
  }
}
