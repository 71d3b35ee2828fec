import { expect, test } from 'vitest';
import { idWords, prettyPreview } from './message-words.ts';

test('an id is called by its count', () => {
  expect(idWords(2 ** 40 + 339)).toBe('#1.339');
  expect(idWords(12)).toBe('#0.12');
});
test('content is laid out only where it is whole', () => {
  expect(prettyPreview('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(prettyPreview('{"a":[1, …')).toBe('{"a":[1, …');
  expect(prettyPreview('plain')).toBe('plain');
});
