import { expect, test } from 'vitest';
import { seeded } from '../fixtures/random-trace.ts';
import { breaksIn, foldedTicks } from './fold-ticks.ts';
import { foldedBy, timeAt, xOf } from './time-scale.ts';

test('ticks of a folded clock stand apart, outside of folds, at the times they say', () => {
  let found = 0;
  for (let seed = 0; seed < 80; seed++) {
    const random = seeded(seed);
    const times = Float64Array.from({ length: 2 * Math.ceil(random() * 12) }, () => random() * 1e9).sort();
    const gaps = {
      start: times.filter((_, i) => i % 2 === 0),
      end: times.filter((_, i) => i % 2 === 1),
    };
    const scale = foldedBy({ startNs: -1e7, endNs: 1e9, widthPx: 1000 }, gaps);
    const breaks = breaksIn(scale);
    for (const { xPx, widthPx, ns } of breaks)
      expect(timeAt(scale, xPx + widthPx) - timeAt(scale, xPx)).toBeCloseTo(ns, 0);
    const ticks = foldedTicks(scale);
    found += ticks.length;
    for (const [i, { xPx, timeNs }] of ticks.entries()) {
      expect(xPx).toBeCloseTo(xOf(scale, timeNs), 6);
      expect(timeNs).toBeGreaterThanOrEqual(0);
      if (i > 0) expect(xPx - (ticks[i - 1]?.xPx ?? 0)).toBeGreaterThanOrEqual(90);
      expect(breaks.some((b) => xPx > b.xPx + 0.01 && xPx < b.xPx + b.widthPx - 0.01)).toBe(false);
    }
  }
  expect(found).toBeGreaterThan(300);
});
