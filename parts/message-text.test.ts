import { expect, test } from 'vitest';
import { asText, fieldOf, filled } from './message-text.ts';

test.each([
  ['{line}', { line: 'a' }, 'a'],
  ['{job.host}:{job.port}', { job: { host: 'h', port: 80 } }, 'h:80'],
  ['{}', { a: 1 }, '{"a":1}'],
  ['{}', 'text', 'text'],
  ['{missing}|{a.b.c}', { a: 1 }, '|'],
  ['no {place here}, {a b}, {{a}}', { a: 1 }, 'no {place here}, {a b}, {1}'],
  ['{a}', { a: '{b}', b: 'never filled twice' }, '{b}'],
  ['{a}', { a: '$& $1' }, '$& $1'],
  ['{constructor}{__proto__}{a.length}', { a: 'abc' }, ''],
])('%s', (template, message, text) => {
  expect(filled(template, message)).toBe(text);
});

test('a field is the message’s own', () => {
  expect(fieldOf({ toString: 1 }, 'toString')).toBe(1);
  expect(fieldOf({}, 'toString')).toBeUndefined();
  expect(fieldOf(null, 'a')).toBeUndefined();
});

test('what JSON cannot say is still text', () => {
  expect(asText(12n)).toBe('12');
  expect(asText({ n: 12n, m: new Map([['a', 1]]), s: new Set([1]) })).toBe('{"n":"12","m":{"a":1},"s":[1]}');
  expect(asText(undefined)).toBe('');
  expect(asText(new TypeError('no'))).toBe('TypeError: no');
});
