/**
 * How deep one queue was, counted from what became of its messages: one more or one less at a time, in order of time
 * once a batch has settled. Senders and readers write on threads of their own, so a batch may reach back in time: what
 * stands after its first step is counted anew.
 */

import { firstAfter, grown } from '../reading/growable.ts';
import { sortRuns } from '../reading/sort-runs.ts';
import { DepthLevels } from './depth-levels.ts';

/** What a step carries while it is sorted: 0 for one less, 1 for one more, which is also their order at one time. */
const LESS = 0;
const MORE = 1;
/** Room for so many steps that are not settled yet is kept for the next batch. */
const KEPT = 1 << 15;

export class QueueSteps {
  n = 0;
  time = new Float64Array(0);
  /** Senders that wait now because it is full. */
  held = 0;
  /** Messages taken from it. */
  takenCount = 0;
  readonly levels = new DepthLevels();
  /** Depth after each step as far as it is known: below 0 while a sender's records have not come yet. */
  private sum = new Int32Array(0);
  /** What is counted from: not 0 where the first part of the trace was removed (RemovedPart). */
  private readonly base: number;
  /** Before this nothing is known. */
  private readonly sinceNs: number;
  /** Steps before this are known in part only, and count together. */
  private partlyUntilNs: number;
  private pending = 0;
  private pendingTime = new Float64Array(0);
  private pendingStep = new Uint32Array(0);

  /** @param expected steps, as far as one can guess: room that is not used costs nothing */
  constructor(base = 0, sinceNs = 0, expected = 0) {
    if (expected > 0) {
      this.time = grown(this.time, expected);
      this.sum = grown(this.sum, expected);
    }
    this.base = base;
    this.sinceNs = sinceNs;
    this.partlyUntilNs = sinceNs;
  }

  /** @param by +1 where a message got a place, -1 where it gave it up */
  add(timeNs: number, by: 1 | -1): void {
    const i = this.pending++;
    if (i >= this.pendingTime.length) {
      this.pendingTime = grown(this.pendingTime, i + 1);
      this.pendingStep = grown(this.pendingStep, i + 1);
    }
    this.pendingTime[i] = Math.max(timeNs, this.partlyUntilNs);
    this.pendingStep[i] = by > 0 ? MORE : LESS;
  }

  /** What came before a time is missing: from there on it is counted from `depth`. */
  rebase(timeNs: number, depth: number): void {
    this.settle();
    this.partlyUntilNs = timeNs;
    let now = this.n === 0 ? this.base : (this.sum[this.n - 1] as number);
    for (; now < depth; now++) this.add(timeNs, 1);
    for (; now > depth; now--) this.add(timeNs, -1);
    this.settle();
  }

  settle(): void {
    const added = this.pending;
    if (added === 0) return;
    this.pending = 0;
    sortRuns(this.pendingTime, this.pendingStep, added);
    this.lessFirst(added);
    this.time = grown(this.time, this.n + added);
    this.sum = grown(this.sum, this.n + added);
    const first = this.merge(added);
    this.n += added;
    const { sum, n } = this;
    let depth = first === 0 ? this.base : (sum[first - 1] as number);
    for (let i = first; i < n; i++) {
      depth += sum[i] as number;
      sum[i] = depth;
    }
    this.levels.rebuild(this.time, sum, n, first);
    if (this.pendingTime.length <= KEPT) return;
    this.pendingTime = new Float64Array(0);
    this.pendingStep = new Uint32Array(0);
  }

  /** At one time a place is given up before it is taken: writers stamp the one before and the other after. */
  private lessFirst(added: number): void {
    const { pendingTime, pendingStep } = this;
    for (let i = 1; i < added; i++) {
      if (pendingTime[i] !== pendingTime[i - 1]) continue;
      for (
        let k = i;
        k > 0 &&
        pendingTime[k] === pendingTime[k - 1] &&
        (pendingStep[k] as number) < (pendingStep[k - 1] as number);
        k--
      ) {
        pendingStep[k] = MORE;
        pendingStep[k - 1] = LESS;
      }
    }
  }

  /**
   * Puts the batch among the steps, from the back: only those that it reaches back over are moved.
   * @returns the first place that changed; from there on `sum` holds single steps
   */
  private merge(added: number): number {
    const { time, sum, pendingTime, pendingStep } = this;
    let i = this.n - 1;
    let j = added - 1;
    let k = this.n + added - 1;
    for (; j >= 0; k--) {
      const stepTime = pendingTime[j] as number;
      const by = pendingStep[j] === MORE ? 1 : -1;
      if (i >= 0 && (time[i] as number) >= stepTime) {
        const moved = (sum[i] as number) - (i === 0 ? this.base : (sum[i - 1] as number));
        if ((time[i] as number) > stepTime || moved > by) {
          time[k] = time[i--] as number;
          sum[k] = moved;
          continue;
        }
      }
      time[k] = stepTime;
      sum[k] = by;
      j--;
    }
    return k + 1;
  }

  /** The deepest it ever was. */
  get most(): number {
    return this.n === 0 ? Math.max(0, this.base) : this.levels.most;
  }

  /** Depth after step `i`. */
  depthOf(i: number): number {
    return Math.max(0, i < 0 ? this.base : (this.sum[i] as number));
  }

  /** Messages that left it in (fromNs, toNs]: each step is one more or one less, and what is not one is the other. */
  leftWithin(fromNs: number, toNs: number): number {
    const first = firstAfter(this.time, this.n, fromNs);
    const beyond = firstAfter(this.time, this.n, toNs);
    return beyond === first ? 0 : (beyond - first - this.changeOf(first, beyond)) / 2;
  }

  /** By how much steps [first, beyond) make it deeper. */
  changeOf(first: number, beyond: number): number {
    const before = first === 0 ? this.base : (this.sum[first - 1] as number);
    return (beyond === 0 ? this.base : (this.sum[beyond - 1] as number)) - before;
  }

  /** Depth at a time: that of the last step at or before it; 0 before it is known. */
  depthAt(timeNs: number): number {
    if (timeNs < this.sinceNs) return 0;
    return this.depthOf(firstAfter(this.time, this.n, timeNs) - 1);
  }

  /** Depth after all that is known. */
  get depthNow(): number {
    return this.depthOf(this.n - 1);
  }
}
