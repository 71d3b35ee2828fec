/**
 * One clock for all threads: nanoseconds since the start of the run. `process.hrtime` is the same in every thread but
 * dearer than `performance.now`, so each thread measures once how far its own clock is off. `performance` is imported
 * wherever it is read often: the global of that name is a getter, which costs a fifth of a reading.
 */
import { performance } from 'node:perf_hooks';

export class Clock {
  readonly #offsetNs: number;

  constructor(startNs: bigint) {
    let best = Number.POSITIVE_INFINITY;
    let offset = 0;
    // The pair of readings with the shortest time between them is the truest.
    for (let i = 0; i < 16; i++) {
      const before = performance.now();
      const ns = Number(process.hrtime.bigint() - startNs);
      const after = performance.now();
      if (after - before < best) {
        best = after - before;
        offset = ns - ((before + after) / 2) * 1e6;
      }
    }
    this.#offsetNs = offset;
  }

  /** The same for a reading of `performance.now` on this thread. */
  ofMs(ms: number): number {
    return Math.floor(ms * 1e6 + this.#offsetNs);
  }

  nowNs(): number {
    return Math.floor(performance.now() * 1e6 + this.#offsetNs);
  }
}
