import { expect, test } from 'vitest';
import { bytesWords, countWords, durationWords } from './amount-words.ts';

test.each([
  [-5, '0 ms'],
  [340.4, '340 ms'],
  [999.6, '1.0 s'],
  [12_640, '12.6 s'],
  [59_960, '1 min 00 s'],
  [185_000, '3 min 05 s'],
  [3_599_900, '1 h 00 min'],
  [7_800_000, '2 h 10 min'],
])('%d ms reads "%s"', (ms, words) => expect(durationWords(ms)).toBe(words));

test.each([
  [0, '0 B'],
  [812, '812 B'],
  [1_440, '1.4 kB'],
  [9_960, '10 kB'],
  [999_600, '1.0 MB'],
  [23_400_000, '23 MB'],
  [4_200_000_000_000, '4,200 GB'],
])('%d bytes read "%s"', (bytes, words) => expect(bytesWords(bytes)).toBe(words));

test('counts agree with their noun', () => {
  expect(countWords(1, 'message')).toBe('1 message');
  expect(countWords(1284, 'message')).toBe('1,284 messages');
  expect(countWords(0, 'copy', 'copies')).toBe('0 copies');
});
