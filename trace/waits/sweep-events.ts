/** What happened on one thread in a stretch of time, as begins and ends in runs that ascend: ready to be merged. */
import { firstAfter, grown } from '../reading/growable.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import type { WaitColumns } from './wait-columns.ts';

/** The low bits of a code; the rest is an actor, or the row of a wait. */
export const Sweep = {
  turnEnds: 0,
  turnBegins: 1,
  idleEnds: 2,
  idleBegins: 3,
  waitEnds: 4,
  waitBegins: 5,
  lifeEnds: 6,
  lifeBegins: 7,
} as const;
export const SWEEP_BITS = 3;

/** What of a thread's past may still count at the beginning of a stretch. */
export interface WaitRows {
  /** Rows of waits; of the rest those from `firstWait` on are looked at. */
  early: readonly number[];
  firstWait: number;
  /** Rows from here on begin after the stretch; absent where that is not known. */
  beyondWait?: number;
  /** Actors that were handling something, from the one that began or went on first to the one that did so last. */
  order: readonly number[];
}

export class SweepEvents {
  n = 0;
  time = new Float64Array(0);
  code = new Uint32Array(0);

  gather(
    store: TraceStore,
    thread: number,
    actors: readonly number[],
    fromNs: number,
    toNs: number,
    { early, firstWait, beyondWait, order }: WaitRows,
  ): void {
    this.n = 0;
    const rows = store.lanes[thread]?.rows ?? [];
    for (const actor of order)
      for (const bars of rows) {
        const i = bars.firstEndingAfter(fromNs);
        const isOpen = i < bars.n && bars.actor[i] === actor && (bars.start[i] as number) < fromNs;
        if (isOpen) this.span(fromNs, bars.end[i] as number, Sweep.turnBegins, actor, fromNs, toNs);
      }
    // At one time lives begin before turns, and turns before the waits in them.
    for (const actor of actors) {
      const life = store.waits.lives[actor];
      for (let i = 0; i < (life?.n ?? 0); i++)
        this.span(life?.start[i] as number, life?.end[i] as number, Sweep.lifeBegins, actor, fromNs, toNs);
    }
    for (const { start, end, actor, n } of rows) {
      const last = firstAfter(start, n, toNs);
      for (let i = firstAfter(end, n, fromNs); i < last; i++)
        if ((start[i] as number) >= fromNs)
          this.span(start[i] as number, end[i] as number, Sweep.turnBegins, actor[i] as number, fromNs, toNs);
    }
    const idle = store.waits.idle[thread];
    if (idle !== undefined) {
      const last = firstAfter(idle.start, idle.n, toNs);
      for (let i = firstAfter(idle.end, idle.n, fromNs); i < last; i++)
        this.span(idle.start[i] as number, idle.end[i] as number, Sweep.idleBegins, 0, fromNs, toNs);
    }
    const waits = store.waits.waits[thread];
    if (waits === undefined) return;
    for (const row of early) this.wait(waits, row, fromNs, toNs);
    const beyond = Math.min(waits.n, beyondWait ?? waits.n);
    for (let row = firstWait; row < beyond; row++) this.wait(waits, row, fromNs, toNs);
  }

  private wait({ start, end }: WaitColumns, row: number, fromNs: number, toNs: number): void {
    this.span(start[row] as number, end[row] as number, Sweep.waitBegins, row, fromNs, toNs);
  }

  private span(startNs: number, endNs: number, kind: number, of: number, fromNs: number, toNs: number): void {
    if (!(startNs < toNs && endNs > fromNs)) return;
    if (this.n + 2 > this.time.length) {
      this.time = grown(this.time, this.n + 2);
      this.code = grown(this.code, this.n + 2);
    }
    this.time[this.n] = Math.max(startNs, fromNs);
    this.code[this.n++] = (of << SWEEP_BITS) | kind;
    if (endNs >= toNs) return;
    this.time[this.n] = endNs;
    this.code[this.n++] = (of << SWEEP_BITS) | (kind - 1);
  }
}
