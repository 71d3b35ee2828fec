import { expect, test } from 'vitest';
import { differenceOf } from '@/trace/compare/compare-runs.ts';
import { barLength, bothWords, differenceWords } from './difference-words.ts';

const words = (metric: Parameters<typeof differenceWords>[0], here: number | null, there: number | null) =>
  differenceWords(metric, differenceOf(here, there));

test('a difference is signed, and as long as it needs to be', () => {
  expect(words('perSecond', 112, 100)).toBe('+12%');
  expect(words('perSecond', 97, 100)).toBe('−3%');
  expect(words('waitP50Ns', 1000, 1001)).toBe('same');
  expect(words('waitP50Ns', 14e6, 1e6)).toBe('×14');
  expect(words('count', 0, 40)).toBe('−100%');
  expect(words('count', 40, 0)).toBe('+40');
  expect(words('count', 0, 0)).toBe('');
  expect(words('failed', 3, 0)).toBe('+3');
  expect(words('failed', 1, 3)).toBe('−2');
  expect(words('failed', 0, 0)).toBe('');
  expect(words('busy', 0.62, 0.5)).toBe('+12 pt');
  expect(words('busy', null, 0.5)).toBe('');
  expect(bothWords('busy', differenceOf(0.62, 0.5))).toBe('Busy: 62% here, 50% in the other run');
});

test('the bar goes as far to the left for half as to the right for twice as much', () => {
  const length = (here: number, there: number) => barLength('count', differenceOf(here, there));
  expect(length(20, 10)).toBe(1);
  expect(length(10, 20)).toBe(-1);
  expect(length(7, 7)).toBe(0);
  expect(length(0, 7)).toBe(-1);
  expect(length(5, 0)).toBe(1);
  expect(length(11, 10)).toBeGreaterThan(0.1);
});
