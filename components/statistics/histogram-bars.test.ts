import { expect, test } from 'vitest';
import { BUCKETS, bucketOf } from '@/trace/statistics/buckets.ts';
import { histogramBars } from './histogram-bars.ts';

function counted(values: number[]): Uint32Array {
  const counts = new Uint32Array(BUCKETS);
  for (const ns of values) counts[bucketOf(ns)] = (counts[bucketOf(ns)] as number) + 1;
  return counts;
}

test('bars stand where their values are, and hold all of them', () => {
  for (const values of [[5], [1000, 1000, 2000], [40, 90e3, 7e6, 3e12], [0, 1e15]]) {
    const { bars, marks } = histogramBars(counted(values), values);
    expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
    expect(Math.max(...bars.map(({ height }) => height))).toBe(1);
    for (const [i, ns] of values.entries()) {
      const mark = marks[i] as number;
      const bar = bars.find(({ fromNs, toNs }) => fromNs <= ns && ns < toNs) ?? bars.at(-1);
      expect(bar).toBeDefined();
      if (ns < 1e14) expect(mark).toBeGreaterThanOrEqual((bar?.from ?? 0) - 1e-9);
      if (ns < 1e14) expect(mark).toBeLessThanOrEqual((bar?.to ?? 0) + 1e-9);
    }
  }
});

test('nothing has no bars', () => {
  expect(histogramBars(new Uint32Array(BUCKETS), [])).toEqual({ bars: [], marks: [] });
});
