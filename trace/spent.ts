/** How actors spent a stretch of time, in nanoseconds by actor. What is not in it, they did not live. */
import { grown } from './growable.ts';

export class Spent {
  busy = new Float64Array(0);
  input = new Float64Array(0);
  /** On full queues, whichever. */
  full = new Float64Array(0);
  answer = new Float64Array(0);
  outside = new Float64Array(0);
  private readonly fullBy = new Map<number, number>();
  private readonly answerBy = new Map<number, number>();

  /** Makes room for so many actors. */
  grow(actors: number): void {
    this.busy = grown(this.busy, actors);
    this.input = grown(this.input, actors);
    this.full = grown(this.full, actors);
    this.answer = grown(this.answer, actors);
    this.outside = grown(this.outside, actors);
  }

  waited(isFull: boolean, actor: number, what: number, ns: number): void {
    const by = isFull ? this.fullBy : this.answerBy;
    const key = actor * WHATS + what + 1;
    by.set(key, (by.get(key) ?? 0) + ns);
  }

  /** Part of `full` by queue. */
  *fullOf(): Generator<{ actor: number; queue: number; ns: number }> {
    for (const [key, ns] of this.fullBy)
      yield { actor: Math.floor(key / WHATS), queue: (key % WHATS) - 1, ns };
  }

  /** Part of `answer` by who gave it, or was to give it; -1 where nobody had begun. */
  *answerOf(): Generator<{ actor: number; whom: number; ns: number }> {
    for (const [key, ns] of this.answerBy)
      yield { actor: Math.floor(key / WHATS), whom: (key % WHATS) - 1, ns };
  }

  add(other: Spent): void {
    this.grow(other.busy.length);
    for (const kind of ['busy', 'input', 'full', 'answer', 'outside'] as const) {
      const [to, from] = [this[kind], other[kind]];
      for (let i = 0; i < from.length; i++) to[i] = (to[i] as number) + (from[i] as number);
    }
    for (const [key, ns] of other.fullBy) this.fullBy.set(key, (this.fullBy.get(key) ?? 0) + ns);
    for (const [key, ns] of other.answerBy) this.answerBy.set(key, (this.answerBy.get(key) ?? 0) + ns);
  }
}

/** More than queues or actors of any run. */
const WHATS = 2 ** 23;
