import { expect, test } from 'vitest';
import { seeded } from '@/trace/fixtures/random-trace.ts';
import { cornerInset, cover } from './cover.ts';

test('columns are covered as finely sampled points say', () => {
  const random = seeded(5);
  for (let round = 0; round < 300; round++) {
    const columns = 1 + Math.floor(random() * 12);
    const line = new Float32Array(columns + 3);
    const sampled = new Float64Array(columns + 3);
    // Apart from one another, as bars of a row are.
    let at = -2;
    while (at < columns + 2) {
      const from = at + random() * 2;
      const to = from + random() ** 3 * 6;
      cover(line, columns, from, to);
      for (let i = 0; i < columns * 200; i++) {
        const x = (i + 0.5) / 200;
        if (x >= from && x < to) sampled[Math.floor(x)] = (sampled[Math.floor(x)] as number) + 1 / 200;
      }
      at = to;
    }
    for (let x = 0; x < columns; x++) expect(line[x]).toBeCloseTo(sampled[x] as number, 1);
    expect([...line.subarray(columns)]).toEqual([0, 0, 0]);
  }
});

test('what lies over one another covers a column once', () => {
  const line = new Float32Array(4);
  cover(line, 4, 0.5, 3.5);
  cover(line, 4, 0.25, 3.75);
  expect([...line]).toEqual([1, 1, 1, 1]);
});

test('a corner is round: wide at its edge, nothing further in', () => {
  const insets = [0, 1, 2].map((line) => cornerInset(3, line));
  expect(insets[0]).toBeCloseTo(1.342, 3);
  expect(insets[1]).toBeCloseTo(0.402, 3);
  expect(insets[2]).toBeCloseTo(0.042, 3);
});
