import { expect, test } from 'vitest';
import { pngScale } from './draw-png.ts';

test('a picture of usual size is drawn as wanted', () => expect(pngScale(1200, 800, 2)).toBe(2));

test.each([
  [20_000, 100],
  [100, 40_000],
  [9_000, 9_000],
  [30_000, 30_000],
])('%d x %d stays within what browsers draw', (width, height) => {
  const scale = pngScale(width, height, 2);
  expect(scale).toBeLessThan(2);
  expect(Math.max(width, height) * scale).toBeLessThanOrEqual(16_000);
  expect(width * height * scale * scale).toBeLessThanOrEqual(120_000_001);
});
