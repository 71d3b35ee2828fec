import { expect, test } from 'vitest';
import { durationWords } from './duration-words.ts';
import { nanosWords, rateWords, shareWords } from './figure-words.ts';

test('rates', () => {
  expect([0, 0.42, 4.13, 118.4, 12_433].map(rateWords)).toEqual([
    '0/s',
    '0.4/s',
    '4.1/s',
    '118/s',
    '12,400/s',
  ]);
});
test('shares', () => {
  expect([0, 0.004, 0.963, 1.2].map(shareWords)).toEqual(['0%', '<1%', '96%', '100%']);
});
test('nanoseconds', () => {
  expect([850, 12_430, 41_000_000, 999_600_000, 1_280_000_000].map(nanosWords)).toEqual([
    '850 ns',
    '12.4 µs',
    '41 ms',
    '1.00 s',
    '1.28 s',
  ]);
});
test('lengths of time that were set', () => {
  expect([250, 1500, 90_000, 120_000, 7_200_000].map(durationWords)).toEqual([
    '250 ms',
    '1.5 s',
    '90 s',
    '2 min',
    '2 h',
  ]);
});
