/** A logarithmic scale for stretches of time: six buckets to a doubling, from 32 ns to two days. */

/** How many there are: the first is of less than 32 ns, the last has no upper end. */
export const BUCKETS = 255;
/** Stands where a time is not known. */
export const UNKNOWN = 255;
/** Half a bucket: a value told by its bucket is at most this much off, as a part of 1. */
export const BUCKET_ERROR = 2 ** (1 / 12) - 1;

const TO_A_DOUBLING = 6;
const FIRST_NS = 32;

/** @param ns 0 or more, in nanoseconds; NaN is UNKNOWN */
export function bucketOf(ns: number): number {
  if (ns < FIRST_NS) return 0;
  if (Number.isNaN(ns)) return UNKNOWN;
  return Math.min(BUCKETS - 1, 1 + Math.floor(Math.log2(ns / FIRST_NS) * TO_A_DOUBLING));
}

/** The least that falls into it, in nanoseconds. */
export const lowestNs = (bucket: number) =>
  bucket <= 0 ? 0 : FIRST_NS * 2 ** ((bucket - 1) / TO_A_DOUBLING);

/** What stands for all that is in it. */
export const middleNs = (bucket: number) =>
  bucket === 0 ? FIRST_NS / 2 : lowestNs(bucket) * 2 ** (1 / (2 * TO_A_DOUBLING));
