import { expect, test } from 'vitest';
import { preview } from '../message/preview.ts';
import { contentScratch, writeContent } from './content.ts';
import { encodeText, type Scratch, textScratch } from './scratch.ts';

const LIMITS = [1, 2, 3, 7, 8, 20, 63, 64, 65, 500];

function written(write: () => number, where?: Scratch) {
  const encoded = write();
  const { bytes } = where ?? contentScratch;
  const length = encoded < 0 ? -encoded - 1 : encoded;
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.slice(0, length));
  return { text, cut: encoded < 0 };
}

const circle: { name: string; self?: unknown } = { name: 'a' };
circle.self = circle;
const failing = {
  good: 1,
  get bad(): never {
    throw new Error('no');
  },
};

const values: unknown[] = [
  { seq: 12, payload: 'abcdefghijklmnopqrstuvwxyz012345' },
  'plain',
  'quotes " and \\ and \n and \u0001 and \u007f',
  'Grüße, 你好, 😀😀😀, and a lone \ud83d here, and \udc00',
  'ü'.repeat(80),
  '😀'.repeat(40),
  '',
  { '': '', 'key "with"': null, ü: undefined, a: true, b: false },
  [1, 0, -1, -0, 1.5, 1e21, 999_999_999, 1_000_000_000, Number.NaN, Infinity],
  [],
  {},
  [[[[['deep', { er: 1 }]]]]],
  [[[[[[[[[[['deeper']]]]]]]]]]],
  circle,
  { a: circle, aLongNameOfAPropertyThatFillsThePreviewByItselfAndMoreThanThat: circle },
  new Map([['a', 1n]]),
  { when: new Date(0), of: new Set([1]), view: new Uint8Array(3), run: () => {} },
  new (class Point {
    x = 1;
  })(),
  Object.assign(Object.create(null), { free: 1 }),
  undefined,
  12n,
  failing,
  Array.from({ length: 1000 }, (_, i) => ({ i })),
  'x'.repeat(1000),
];

test.each([...values.entries()])('value %d: the same bytes as its preview, at any limit', (_, value) => {
  for (const limit of LIMITS)
    expect(written(() => writeContent(value, limit))).toEqual(
      written(() => encodeText(preview(value, limit), limit), textScratch),
    );
});

test('what a getter records meanwhile does not mix with it', () => {
  const outer = {
    before: 'one',
    get inner() {
      expect(written(() => writeContent({ other: 'content' }, 64)).text).toBe('{"other":"content"}');
      encodeText('a line of the log', 64);
      return 'two';
    },
  };
  expect(written(() => writeContent(outer, 64))).toEqual({
    text: '{"before":"one","inner":"two"}',
    cut: false,
  });
});
