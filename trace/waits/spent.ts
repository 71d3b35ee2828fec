/** How actors spent a stretch of time, in nanoseconds by actor. What is not in it, they did not live. */
import { grown } from '../reading/growable.ts';
import type { WaitColumns } from './wait-columns.ts';

export class Spent {
  busy = new Float64Array(0);
  input = new Float64Array(0);
  /** On full queues, whichever. */
  full = new Float64Array(0);
  answer = new Float64Array(0);
  outside = new Float64Array(0);
  /** At work since the last record of its thread, in a run that goes on: busy or on the outside, which turns out later. */
  untold = new Float64Array(0);
  private readonly fullBy = new Map<number, number>();
  private readonly answerBy = new Map<number, number>();
  /** Part of `answer` that goes on: whose it is turns out later. */
  private readonly openBy = new Map<WaitColumns, Map<number, number>>();

  /** Makes room for so many actors. */
  grow(actors: number): void {
    this.busy = grown(this.busy, actors);
    this.input = grown(this.input, actors);
    this.full = grown(this.full, actors);
    this.answer = grown(this.answer, actors);
    this.outside = grown(this.outside, actors);
    this.untold = grown(this.untold, actors);
  }

  waitedOnFull(actor: number, queue: number, ns: number): void {
    count(this.fullBy, keyOf(actor, queue), ns);
  }

  waitedForAnswer(waits: WaitColumns, row: number, ns: number): void {
    if (waits.end[row] !== Number.POSITIVE_INFINITY) {
      count(this.answerBy, keyOf(waits.actor[row] as number, waits.what[row] as number), ns);
      return;
    }
    const open = this.openBy.get(waits) ?? new Map<number, number>();
    this.openBy.set(waits, open);
    count(open, row, ns);
  }

  /** Part of `full` by queue. */
  *fullOf(): Generator<{ actor: number; queue: number; ns: number }> {
    for (const [key, ns] of this.fullBy) yield { actor: actorIn(key), queue: whatIn(key), ns };
  }

  /** Part of `answer` by who gave it, or was to give it; -1 where nobody had begun. An actor may come twice. */
  *answerOf(): Generator<{ actor: number; whom: number; ns: number }> {
    for (const [key, ns] of this.answerBy) yield { actor: actorIn(key), whom: whatIn(key), ns };
    for (const [{ actor, what }, rows] of this.openBy)
      for (const [row, ns] of rows) yield { actor: actor[row] as number, whom: what[row] as number, ns };
  }

  /** @param times -1 takes it away again */
  add(other: Spent, times: 1 | -1 = 1): void {
    this.grow(other.busy.length);
    for (const kind of ['busy', 'input', 'full', 'answer', 'outside', 'untold'] as const) {
      const [to, from] = [this[kind], other[kind]];
      for (let i = 0; i < from.length; i++) to[i] = (to[i] as number) + times * (from[i] as number);
    }
    for (const [key, ns] of other.fullBy) count(this.fullBy, key, times * ns);
    for (const [key, ns] of other.answerBy) count(this.answerBy, key, times * ns);
    for (const [waits, rows] of other.openBy)
      for (const [row, ns] of rows) this.waitedForAnswer(waits, row, times * ns);
  }

  /** Waits that are over by now are kept by who they were for, and no longer one by one. */
  settle(): void {
    for (const [waits, rows] of this.openBy)
      for (const [row, ns] of rows) {
        if (waits.end[row] === Number.POSITIVE_INFINITY) continue;
        rows.delete(row);
        this.waitedForAnswer(waits, row, ns);
      }
  }
}

/** More than queues or actors of any run. */
const WHATS = 2 ** 23;
const keyOf = (actor: number, what: number) => actor * WHATS + what + 1;
const actorIn = (key: number) => Math.floor(key / WHATS);
const whatIn = (key: number) => (key % WHATS) - 1;
const count = (sums: Map<number, number>, key: number, ns: number) =>
  sums.set(key, (sums.get(key) ?? 0) + ns);
