/**
 * What one thread did. Actors that await overlap on their thread. A few actors have a row each; of many, a bar takes
 * the lowest row that is free, so that a lane has as many rows as messages were ever in work there at once.
 */
import { Bars } from '../reading/bars.ts';
import { grown } from '../reading/growable.ts';

/** Beyond this many at once, bars share the last row's place on screen; none is lost. */
const MOST_ROWS = 65_535;
/** So many actors of a thread have rows of their own. */
const MOST_NAMED = 16;

export class ThreadLane {
  readonly rows: Bars[] = [];
  /** Actors that have the first rows to themselves, in the order of the rows. */
  readonly named: readonly number[];
  startedNs = Number.NaN;
  endedNs = Number.NaN;
  exitCode: number | null = null;
  /** Row in use by each actor, plus 1, 0 for none; one actor handles one message at a time. */
  private rowOfActor = new Int32Array(0);
  private readonly expected: number;
  /** Of the latest bar: the message that its actor was handling before and that nobody ended; -1 for none. */
  cut = -1;

  /**
   * @param actors those placed on the thread when the run began
   * @param expected messages for each of them, as far as one can guess
   */
  constructor(actors: readonly number[] = [], expected = 0) {
    this.named = actors.length > 1 && actors.length <= MOST_NAMED ? actors : [];
    this.expected = expected;
    for (let row = 0; row < this.named.length; row++) this.rows[row] = new Bars(expected);
  }

  /** @returns the row that the bar went to */
  begin(timeNs: number, message: number, actor: number): number {
    this.cut = this.finish(timeNs, actor);
    let row = this.named.indexOf(actor);
    if (row < 0) {
      row = this.named.length;
      while (row < MOST_ROWS && this.rows[row]?.open) row++;
    }
    let bars = this.rows[row];
    if (bars === undefined) {
      bars = new Bars(row === 0 ? this.expected : 0);
      this.rows[row] = bars;
    }
    bars.begin(timeNs, message, actor);
    if (actor >= this.rowOfActor.length) this.rowOfActor = grown(this.rowOfActor, actor + 1);
    this.rowOfActor[actor] = row + 1;
    return row;
  }

  /** Ends the bar of an actor; the answer is its message, -1 where the actor was idle. */
  finish(timeNs: number, actor: number): number {
    const row = (this.rowOfActor[actor] ?? 0) - 1;
    if (row < 0) return -1;
    this.rowOfActor[actor] = 0;
    const bars = this.rows[row] as Bars;
    bars.finish(timeNs);
    return bars.message[bars.n - 1] as number;
  }

  /** Row where an actor is at work now; 0 where it is idle. */
  rowNow(actor: number): number {
    return Math.max(0, (this.rowOfActor[actor] ?? 0) - 1);
  }

  /** Actors at work now, with their row and the time it began. */
  *working(): Generator<{ actor: number; row: number; startNs: number }> {
    for (const [row, bars] of this.rows.entries()) {
      if (!bars.open) continue;
      const last = bars.n - 1;
      yield { actor: bars.actor[last] as number, row, startNs: bars.start[last] as number };
    }
  }

  settle(): void {
    for (const bars of this.rows) bars.levels.settle();
  }

  /** Share 0..1 of a stretch of time in which the thread had work. */
  busyShare(startNs: number, endNs: number): number {
    if (!(endNs > startNs)) return 0;
    let busy = 0;
    for (const bars of this.rows) busy += bars.busyWithin(startNs, endNs);
    return Math.min(1, busy / (endNs - startNs));
  }
}
