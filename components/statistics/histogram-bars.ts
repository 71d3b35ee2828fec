/** Where the bars of a histogram stand, and the lines that mark some of its values: parts of its width and height. */
import { BUCKETS, bucketOf, lowestNs } from '@/trace/statistics/buckets.ts';

export interface HistogramBar {
  /** 0 left, 1 right. */
  from: number;
  to: number;
  /** 0 to 1; what is there at all can be seen. */
  height: number;
  fromNs: number;
  toNs: number;
  count: number;
}

/** More than this are joined: half a doubling, or a whole one, is one bar. */
const MOST_BARS = 48;
const LEAST_HEIGHT = 0.04;

/** @param counts by bucket, @param values to be marked, in nanoseconds */
export function histogramBars(
  counts: Uint32Array,
  values: readonly number[],
): { bars: HistogramBar[]; marks: number[] } {
  let first = 0;
  let last = counts.length - 1;
  while (first < counts.length && counts[first] === 0) first++;
  while (last >= 0 && counts[last] === 0) last--;
  if (last < first) return { bars: [], marks: [] };
  // A little room at both ends, so that a single bar is no wall.
  first = Math.max(0, first - 2);
  last = Math.min(BUCKETS - 1, last + 2);
  const joins = [1, 2, 3, 6, 12].find((each) => (last - first + 1) / each <= MOST_BARS) ?? 12;
  const width = Math.ceil((last - first + 1) / joins) * joins;
  const sums: number[] = [];
  for (let b = first; b <= last; b++) {
    const at = Math.floor((b - first) / joins);
    sums[at] = (sums[at] ?? 0) + (counts[b] as number);
  }
  const most = Math.max(...sums);
  const bars = sums.flatMap((count, at): HistogramBar[] =>
    count === 0
      ? []
      : [
          {
            ...{ from: (at * joins) / width, to: ((at + 1) * joins) / width, count },
            height: Math.max(LEAST_HEIGHT, count / most),
            ...{ fromNs: lowestNs(first + at * joins), toNs: lowestNs(first + (at + 1) * joins) },
          },
        ],
  );
  return { bars, marks: values.map((ns) => (placeOf(ns) - first) / width) };
}

/** A value's place among the buckets, with a fraction. */
function placeOf(ns: number): number {
  const bucket = bucketOf(ns);
  const [low, high] = [lowestNs(bucket), lowestNs(bucket + 1)];
  return bucket + (bucket === 0 ? ns / high : Math.log(ns / low) / Math.log(high / low));
}
