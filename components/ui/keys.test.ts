import { expect, test } from 'vitest';
import { keyText } from './keys.ts';
import { parseNumber } from './parse-number.ts';

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
