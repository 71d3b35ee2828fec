/**
 * Stretches of time, in order of their start, for questions about one moment: which of them it lies in, what happened
 * next. Groups of spans know their latest end, so that spans which are long over are not looked at.
 */

import { numberBelow } from '../messages/next-number.ts';
import { firstAfter, grown } from '../reading/growable.ts';
import { sortRuns } from '../reading/sort-runs.ts';

const BLOCK = 64;
const GROUP = BLOCK * BLOCK;

/** A start or an end. */
export interface SpanStep {
  timeNs: number;
  item: number;
  isStart: boolean;
}

export class SpanIndex {
  n = 0;
  start = new Float64Array(0);
  /** What each span is of: a row in columns elsewhere. */
  item = new Uint32Array(0);
  private readonly endNs: (item: number) => number;
  /** Latest end in each 64 spans, and in each 4,096; too late never harms. */
  private blockEnd = new Float64Array(0);
  private groupEnd = new Float64Array(0);
  /** Blocks with spans that had no end when they were last looked at. */
  private open = new Set<number>();
  private pending = 0;
  private pendingStart = new Float64Array(0);
  private pendingItem = new Uint32Array(0);

  /** @param endNs end of a span by its item; Infinity while it goes on. It may become known, or earlier, at any time */
  constructor(endNs: (item: number) => number) {
    this.endNs = endNs;
  }

  /** In any order; seen after `settle`. */
  add(startNs: number, item: number): void {
    const i = this.pending++;
    if (i >= this.pendingStart.length) {
      this.pendingStart = grown(this.pendingStart, i + 1);
      this.pendingItem = grown(this.pendingItem, i + 1);
    }
    this.pendingStart[i] = startNs;
    this.pendingItem[i] = item;
  }

  /** Takes in what was added, and ends that have become known. */
  settle(): void {
    const first = this.merge();
    for (const block of [...this.open]) if (block * BLOCK < first) this.measure(block);
    for (let block = Math.floor(first / BLOCK); block * BLOCK < this.n; block++) this.measure(block);
  }

  /** @returns the first place that changed */
  private merge(): number {
    const added = this.pending;
    if (added === 0) return this.n;
    this.pending = 0;
    const { pendingStart, pendingItem } = this;
    sortRuns(pendingStart, pendingItem, added);
    this.start = grown(this.start, this.n + added);
    this.item = grown(this.item, this.n + added);
    this.blockEnd = grown(this.blockEnd, Math.ceil((this.n + added) / BLOCK));
    this.groupEnd = grown(this.groupEnd, Math.ceil((this.n + added) / GROUP));
    const { start, item } = this;
    let i = this.n - 1;
    let j = added - 1;
    let k = this.n + added - 1;
    for (; j >= 0; k--) {
      const isLater = i >= 0 && (start[i] as number) > (pendingStart[j] as number);
      start[k] = (isLater ? start[i] : pendingStart[j]) as number;
      item[k] = (isLater ? item[i] : pendingItem[j]) as number;
      if (isLater) i--;
      else j--;
    }
    this.n += added;
    return k + 1;
  }

  private measure(block: number): void {
    let latest = Number.NEGATIVE_INFINITY;
    const beyond = Math.min(this.n, (block + 1) * BLOCK);
    for (let i = block * BLOCK; i < beyond; i++)
      latest = Math.max(latest, this.endNs(this.item[i] as number));
    this.blockEnd[block] = latest;
    if (latest === Number.POSITIVE_INFINITY) this.open.add(block);
    else this.open.delete(block);
    const group = Math.floor(block / BLOCK);
    const blocks = Math.min(Math.ceil(this.n / BLOCK), (group + 1) * BLOCK);
    let ofGroup = Number.NEGATIVE_INFINITY;
    for (let b = group * BLOCK; b < blocks; b++) ofGroup = Math.max(ofGroup, this.blockEnd[b] as number);
    this.groupEnd[group] = ofGroup;
  }

  /** How many started at or before a time. */
  startedBy(timeNs: number): number {
    return firstAfter(this.start, this.n, timeNs);
  }

  /** Items of the spans that start within (afterNs, untilNs]; the last `most` of them. */
  startedWithin(afterNs: number, untilNs: number, most: number): Uint32Array {
    const beyond = this.startedBy(untilNs);
    return this.item.subarray(Math.max(beyond - most, this.startedBy(afterNs)), beyond);
  }

  /** Items of the spans that contain a time (start <= time < end), in order of their start. */
  containing(timeNs: number): number[] {
    const found: number[] = [];
    const beyond = this.startedBy(timeNs);
    for (let i = 0; i < beyond; ) {
      if (i % GROUP === 0 && (this.groupEnd[i / GROUP] as number) <= timeNs) i += GROUP;
      else if (i % BLOCK === 0 && (this.blockEnd[i / BLOCK] as number) <= timeNs) i += BLOCK;
      else {
        const item = this.item[i++] as number;
        if (this.endNs(item) > timeNs) found.push(item);
      }
    }
    return found;
  }

  /**
   * The latest end within (afterNs, untilNs] of spans that start there or before.
   * @returns null where none ends there
   */
  lastEnd(afterNs: number, untilNs: number): SpanStep | null {
    let best: SpanStep | null = null;
    let bestNs = afterNs;
    for (let block = Math.ceil(this.startedBy(untilNs) / BLOCK) - 1; block >= 0; block--) {
      if (block % BLOCK === BLOCK - 1 && (this.groupEnd[(block - BLOCK + 1) / BLOCK] as number) <= bestNs) {
        block -= BLOCK - 1;
        continue;
      }
      if ((this.blockEnd[block] as number) <= bestNs) continue;
      const beyond = Math.min(this.n, (block + 1) * BLOCK);
      for (let i = block * BLOCK; i < beyond; i++) {
        const item = this.item[i] as number;
        const timeNs = this.endNs(item);
        // One that ends before it starts is of two clocks that disagree: it was never there.
        if (timeNs <= bestNs || timeNs > untilNs || timeNs < (this.start[i] as number)) continue;
        bestNs = timeNs;
        best = { timeNs, item, isStart: false };
      }
    }
    return best;
  }

  /** The first start or end after a time. */
  next(timeNs: number): SpanStep | null {
    const i = this.startedBy(timeNs);
    let best: SpanStep | null =
      i < this.n ? { timeNs: this.start[i] as number, item: this.item[i] as number, isStart: true } : null;
    for (const item of this.containing(timeNs)) {
      const endNs = this.endNs(item);
      if (endNs < (best?.timeNs ?? Number.POSITIVE_INFINITY)) best = { timeNs: endNs, item, isStart: false };
    }
    return best;
  }

  /** The last start or end before a time. */
  previous(timeNs: number): SpanStep | null {
    const before = numberBelow(timeNs);
    const i = this.startedBy(before) - 1;
    const start = i < 0 ? Number.NEGATIVE_INFINITY : (this.start[i] as number);
    const end = this.lastEnd(start, before);
    if (end !== null) return end;
    return i < 0 ? null : { timeNs: start, item: this.item[i] as number, isStart: true };
  }
}
