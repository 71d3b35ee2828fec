/**
 * What one thread did. Actors that await overlap on their thread: a bar takes the lowest row that is free,
 * so a lane has as many rows as messages were ever in work there at once.
 */
import { Bars } from './bars.ts';

/** Beyond this many at once, bars share the last row's place on screen; none is lost. */
const MOST_ROWS = 65_535;

export class ThreadLane {
  readonly rows: Bars[] = [];
  startedNs = Number.NaN;
  endedNs = Number.NaN;
  exitCode: number | null = null;
  /** Row in use by each actor; one actor handles one message at a time. */
  private rowOfActor = new Map<number, number>();

  /** The row the bar went to. `cut`: the message that the actor was handling and that nobody ended. */
  begin(timeNs: number, message: number, actor: number): { row: number; cut: number } {
    const cut = this.finish(timeNs, actor);
    let row = 0;
    while (row < MOST_ROWS && this.rows[row]?.open) row++;
    let bars = this.rows[row];
    if (bars === undefined) {
      bars = new Bars();
      this.rows[row] = bars;
    }
    bars.begin(timeNs, message, actor);
    this.rowOfActor.set(actor, row);
    return { row, cut };
  }

  /** Ends the bar of an actor; the answer is its message, -1 where the actor was idle. */
  finish(timeNs: number, actor: number): number {
    const row = this.rowOfActor.get(actor);
    if (row === undefined) return -1;
    this.rowOfActor.delete(actor);
    const bars = this.rows[row] as Bars;
    bars.finish(timeNs);
    return bars.message[bars.n - 1] as number;
  }

  /** Row where an actor is at work now; 0 where it is idle. */
  rowNow(actor: number): number {
    return this.rowOfActor.get(actor) ?? 0;
  }

  /** Actors at work now, with their row and the time it began. */
  *working(): Generator<{ actor: number; row: number; startNs: number }> {
    for (const [actor, row] of this.rowOfActor) {
      const bars = this.rows[row] as Bars;
      yield { actor, row, startNs: bars.start[bars.n - 1] as number };
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
