/**
 * Messages of one kind that one actor handled, in order of time, with sums kept at the end of each block: what happened
 * between two times is the difference of two sums and two ends of blocks that are looked at one by one.
 */
import { grown } from '../reading/growable.ts';
import type { MessageColumns } from '../reading/message-columns.ts';
import { sortRuns } from '../reading/sort-runs.ts';
import { BUCKETS, bucketOf } from './buckets.ts';
import type { Sums, Tally } from './tally.ts';

const BLOCK = 1024;
const PLACES = BUCKETS + 1;

export class Series {
  n = 0;
  private row = new Uint32Array(0);
  private readonly wait = new Side();
  private readonly work = new Side();
  private latestNs = Number.NEGATIVE_INFINITY;
  private isInOrder = true;

  /** In any order; `settle` follows. @param waitNs NaN where it is not known */
  add(row: number, takenNs: number, waitNs: number, workNs: number): void {
    const i = this.n++;
    this.row = grown(this.row, this.n);
    this.row[i] = row;
    this.wait.add(i, waitNs);
    this.work.add(i, workNs);
    if (takenNs < this.latestNs) this.isInOrder = false;
    else this.latestNs = takenNs;
  }

  /** Brings order and sums up to date. An actor on a thread with others has turns in several rows of its lane. */
  settle({ taken }: MessageColumns): void {
    if (!this.isInOrder) {
      const { n, row } = this;
      const times = Float64Array.from({ length: n }, (_, i) => taken[row[i] as number] as number);
      const order = Uint32Array.from({ length: n }, (_, i) => i);
      sortRuns(times, order, n);
      this.row = Uint32Array.from(order, (i) => row[i] as number);
      this.wait.arrange(order);
      this.work.arrange(order);
      this.isInOrder = true;
    }
    this.wait.close(this.n);
    this.work.close(this.n);
  }

  /** How many were taken before a time. */
  before({ taken }: MessageColumns, timeNs: number): number {
    let low = 0;
    let high = this.n;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((taken[this.row[middle] as number] as number) < timeNs) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Adds those from place `first` to before `last`. */
  addTo(tally: Tally, first: number, last: number): void {
    if (last <= first) return;
    tally.count += last - first;
    this.wait.addTo(tally.wait, first, last);
    this.work.addTo(tally.work, first, last);
  }
}

/** One of the two things that are counted of each message. */
class Side {
  private bucket = new Uint8Array(0);
  private ns = new Float32Array(0);
  /** At the end of each block: how many there were in each bucket, and their sum, since the beginning. */
  private counts = new Uint32Array(0);
  private sums = new Float64Array(0);
  /** Within each block. */
  private most = new Float64Array(0);
  private sumNs = 0;
  /** Blocks that have their sums. */
  private closed = 0;

  add(i: number, ns: number): void {
    this.bucket = grown(this.bucket, i + 1);
    this.ns = grown(this.ns, i + 1);
    this.bucket[i] = bucketOf(ns);
    this.ns[i] = ns;
  }

  /** @param order at each place, where that stood which belongs there */
  arrange(order: Uint32Array): void {
    const { bucket, ns } = this;
    this.bucket = Uint8Array.from(order, (i) => bucket[i] as number);
    this.ns = Float32Array.from(order, (i) => ns[i] as number);
    this.closed = 0;
    this.sumNs = 0;
  }

  /** Sums up the blocks that are full. */
  close(n: number): void {
    const blocks = Math.floor(n / BLOCK);
    if (blocks === this.closed) return;
    this.counts = grown(this.counts, blocks * PLACES);
    this.sums = grown(this.sums, blocks);
    this.most = grown(this.most, blocks);
    for (; this.closed < blocks; this.closed++) {
      const block = this.closed;
      const at = block * PLACES;
      if (block === 0) this.counts.fill(0, 0, PLACES);
      else this.counts.copyWithin(at, at - PLACES, at);
      let most = 0;
      for (let i = block * BLOCK; i < (block + 1) * BLOCK; i++) {
        const place = at + (this.bucket[i] as number);
        this.counts[place] = (this.counts[place] as number) + 1;
        const ns = this.ns[i] as number;
        if (Number.isNaN(ns)) continue;
        this.sumNs += ns;
        if (ns > most) most = ns;
      }
      this.sums[block] = this.sumNs;
      this.most[block] = most;
    }
  }

  addTo(into: Sums, first: number, last: number): void {
    const firstBlock = Math.ceil(first / BLOCK);
    const beyond = Math.floor(last / BLOCK);
    if (into.values !== null || beyond <= firstBlock) {
      this.scan(into, first, last);
      return;
    }
    this.scan(into, first, firstBlock * BLOCK);
    this.scan(into, beyond * BLOCK, last);
    const { counts, sums, most } = this;
    const high = (beyond - 1) * PLACES;
    const low = (firstBlock - 1) * PLACES;
    for (let b = 0; b < PLACES; b++) {
      const before = low < 0 ? 0 : (counts[low + b] as number);
      into.buckets[b] = (into.buckets[b] as number) + (counts[high + b] as number) - before;
    }
    into.sumNs += (sums[beyond - 1] as number) - (low < 0 ? 0 : (sums[firstBlock - 1] as number));
    for (let block = firstBlock; block < beyond; block++)
      if ((most[block] as number) > into.mostNs) into.mostNs = most[block] as number;
  }

  private scan(into: Sums, first: number, last: number): void {
    for (let i = first; i < last; i++) into.add(this.bucket[i] as number, this.ns[i] as number);
  }
}
