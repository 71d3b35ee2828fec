/** Waits and handlings of some messages, summed up: histograms, sums, the most, and what they come to. */
import { BUCKETS, middleNs } from './buckets.ts';

/** Values of one kind, in nanoseconds. */
export class Sums {
  /** By bucket; the last place is for what is not known. */
  readonly buckets = new Uint32Array(BUCKETS + 1);
  sumNs = 0;
  mostNs = 0;
  /** Every value, where there are few enough to keep them; else null. */
  readonly values: number[] | null;

  constructor(keepsValues: boolean) {
    this.values = keepsValues ? [] : null;
  }

  add(bucket: number, ns: number): void {
    this.buckets[bucket] = (this.buckets[bucket] as number) + 1;
    if (bucket === BUCKETS) return;
    this.sumNs += ns;
    if (ns > this.mostNs) this.mostNs = ns;
    this.values?.push(ns);
  }

  merge(other: Sums): void {
    for (let b = 0; b <= BUCKETS; b++)
      this.buckets[b] = (this.buckets[b] as number) + (other.buckets[b] as number);
    this.sumNs += other.sumNs;
    if (other.mostNs > this.mostNs) this.mostNs = other.mostNs;
    if (this.values !== null) for (const ns of other.values ?? []) this.values.push(ns);
  }
}

export class Tally {
  count = 0;
  readonly wait: Sums;
  readonly work: Sums;

  constructor(keepsValues: boolean) {
    this.wait = new Sums(keepsValues);
    this.work = new Sums(keepsValues);
  }

  merge(other: Tally): void {
    this.count += other.count;
    this.wait.merge(other.wait);
    this.work.merge(other.work);
  }
}

/** How long something took, over `count` messages of which that is known. Nanoseconds. */
export interface Spread {
  count: number;
  meanNs: number;
  /** The least value that so many hundredths of all do not exceed. */
  p50Ns: number;
  p90Ns: number;
  p99Ns: number;
  maxNs: number;
}

/** Null where nothing is known. Mean and maximum are exact; the others where `values` are kept, else to half a bucket. */
export function spreadOf(sums: Sums): Spread | null {
  const { buckets, sumNs, mostNs, values } = sums;
  let count = 0;
  for (let b = 0; b < BUCKETS; b++) count += buckets[b] as number;
  if (count === 0) return null;
  const ranks = SHARES.map((share) => Math.max(1, Math.ceil(share * count)));
  const sorted = values === null ? null : Float64Array.from(values).sort();
  const [p50Ns, p90Ns, p99Ns] =
    sorted === null ? atRanks(sums, ranks) : ranks.map((rank) => sorted[rank - 1] as number);
  return { count, meanNs: sumNs / count, maxNs: mostNs, ...({ p50Ns, p90Ns, p99Ns } as Percentiles) };
}

const SHARES = [0.5, 0.9, 0.99];
type Percentiles = Pick<Spread, 'p50Ns' | 'p90Ns' | 'p99Ns'>;

/** @param ranks ascend, from 1 */
function atRanks({ buckets, mostNs }: Sums, ranks: readonly number[]): number[] {
  const found: number[] = [];
  let seen = 0;
  for (let b = 0; b < BUCKETS && found.length < ranks.length; b++) {
    seen += buckets[b] as number;
    while (found.length < ranks.length && seen >= (ranks[found.length] as number))
      found.push(b === BUCKETS - 1 ? mostNs : Math.min(mostNs, middleNs(b)));
  }
  return found;
}
