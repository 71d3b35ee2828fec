import { expect, test } from 'vitest';
import { keyText } from './keys.ts';
import { parseNumber, steppedNumber } from './parse-number.ts';

test('each system writes a key combination its own way', () => {
  expect(keyText('shift+mod+z', true)).toBe('⇧⌘Z');
  expect(keyText('shift+mod+z', false)).toBe('Ctrl+Shift+Z');
  expect(keyText('delete', false)).toBe('Del');
  expect(keyText('f', false)).toBe('F');
  expect(keyText('?', false)).toBe('?');
  expect(keyText('mod++', false)).toBe('Ctrl++');
  expect(keyText('alt+mod+c', true)).toBe('⌥⌘C');
});

test('numbers as people type them', () => {
  expect(parseNumber(' 1,024 ')).toEqual({ value: 1024 });
  expect(parseNumber('2.5')).toEqual({ value: 2.5 });
  expect(parseNumber('2.5', { whole: true })).toEqual({ error: 'Give a whole number.' });
  expect(parseNumber('')).toEqual({ error: 'Give a number.' });
  expect(parseNumber('many')).toEqual({ error: 'Give a number.' });
  expect(parseNumber('0', { min: 1 })).toEqual({ error: 'At least 1.' });
  expect(parseNumber('2000000', { max: 1_000_000 })).toEqual({ error: 'At most 1,000,000.' });
});

test('0 may stand for none below the least, and arrow keys lead over the gap', () => {
  const memory = { min: 200, max: 1000, whole: true, orZero: true };
  expect(parseNumber('0', memory)).toEqual({ value: 0 });
  expect(parseNumber('150', memory)).toEqual({ error: 'At least 200, or 0.' });
  expect(parseNumber('0', { min: 200 })).toEqual({ error: 'At least 200.' });
  expect([0, 200, 950].map((from) => steppedNumber(from, 100, memory))).toEqual([200, 300, 1000]);
  expect([0, 200, 250].map((from) => steppedNumber(from, -100, memory))).toEqual([0, 0, 0]);
  expect(steppedNumber(250, -100, { min: 200 })).toBe(200);
  expect(steppedNumber(0.1, 0.2)).toBe(0.3);
});
