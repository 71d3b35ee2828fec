/** One row of a thread's lane: bars that never overlap, in order of time. */
import { firstAfter, grown } from './growable.ts';
import { BusyLevels } from './levels.ts';

export class Bars {
  n = 0;
  start = new Float64Array(0);
  /** Infinity while it is open. */
  end = new Float64Array(0);
  message = new Uint32Array(0);
  actor = new Uint32Array(0);
  readonly levels = new BusyLevels();
  /** True while the last bar is open. */
  open = false;

  /** @param expected bars, as far as one can guess: room that is not used costs nothing */
  constructor(expected = 0) {
    if (expected > 0) this.grow(expected);
  }

  begin(startNs: number, message: number, actor: number): number {
    const i = this.n++;
    if (i >= this.start.length) this.grow(i + 1);
    this.start[i] = startNs;
    this.end[i] = Number.POSITIVE_INFINITY;
    this.message[i] = message;
    this.actor[i] = actor;
    this.open = true;
    return i;
  }

  private grow(size: number): void {
    this.start = grown(this.start, size);
    this.end = grown(this.end, size);
    this.message = grown(this.message, size);
    this.actor = grown(this.actor, size);
  }

  finish(endNs: number): void {
    if (!this.open) return;
    const i = this.n - 1;
    this.end[i] = endNs;
    this.open = false;
    this.levels.add(this.start[i] as number, endNs);
  }

  /** First bar that ends after `timeNs`. */
  firstEndingAfter(timeNs: number): number {
    return firstAfter(this.end, this.n, timeNs);
  }

  firstStartingAfter(timeNs: number): number {
    return firstAfter(this.start, this.n, timeNs);
  }

  /** Nanoseconds of [startNs, endNs) covered by bars; exact for few bars, else to the accuracy of the levels. */
  busyWithin(startNs: number, endNs: number): number {
    if (!(endNs > startNs)) return 0;
    const first = this.firstEndingAfter(startNs);
    const last = this.firstStartingAfter(endNs);
    const level = this.levels.levelFor((endNs - startNs) / 64);
    if (last - first > 2048 && level >= 0) {
      const open = this.open ? Math.max(0, endNs - Math.max(startNs, this.start[this.n - 1] as number)) : 0;
      return Math.min(endNs - startNs, this.levels.share(level, startNs, endNs) * (endNs - startNs) + open);
    }
    let busy = 0;
    for (let i = first; i < last; i++)
      busy += Math.min(endNs, this.end[i] as number) - Math.max(startNs, this.start[i] as number);
    return busy;
  }
}
