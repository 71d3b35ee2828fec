import { expect, test } from 'vitest';
import { randomOf } from '../random.ts';
import { NO_ROOM, NOT_MINE, readValue, writeValue, writtenTexts } from './codec.ts';
import { fromContent, toContent } from './copy.ts';

const draw = randomOf(1, 'codec');
const pick = <T>(items: readonly T[]): T => items[Math.floor(draw() * items.length)] as T;

const LEAVES: (() => unknown)[] = [
  () => Math.floor(draw() * 2 ** 32) - 2 ** 31,
  () => draw() * 10 ** Math.floor(draw() * 20),
  () => pick([0, -0, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, -(2 ** 31) - 1]),
  () => pick(['', 'text', 'x'.repeat(300), 'ä', '\ud83d\ude00', '\ud800 lone', '"quoted"\n']),
  () => pick([true, false, null, undefined]),
  () => new Uint8Array(Math.floor(draw() * 50)).map(() => draw() * 256),
  () => pick([10n, new Date(5), new Map([[1, 2]]), /x/g]),
];

function randomValue(depth: number): unknown {
  if (depth === 0 || draw() < 0.4) return pick(LEAVES)();
  const count = Math.floor(draw() * 5);
  if (draw() < 0.3) return Array.from({ length: count }, () => randomValue(depth - 1));
  const keys = ['seq', 'payload', 'a b', '7', 'constructor', 'ü', 'nested'];
  return Object.fromEntries(Array.from({ length: count }, () => [pick(keys), randomValue(depth - 1)]));
}

const there = (value: unknown): unknown => {
  const { bytes, texts, flags } = toContent(value);
  return fromContent(bytes, 0, bytes.length, texts, 0, flags, Object);
};

test('what arrives is what structured clone would make of it', () => {
  for (let i = 0; i < 3000; i++) {
    const value = randomValue(4);
    expect(there(value)).toEqual(structuredClone(value));
  }
});

test('the same object twice, circles, holes and names beside items are as structured clone has them', () => {
  const shared = { n: 1 };
  const twice = there({ a: shared, b: shared }) as { a: object; b: object };
  expect(twice.a).toBe(twice.b);
  const sparse = new Array<number>(3);
  sparse[0] = 1;
  const holes = there(sparse) as unknown[];
  expect(1 in holes).toBe(false);
  const named = Object.assign([1, 2], { name: 'x' });
  expect(there(named)).toEqual(structuredClone(named));
  class Point {
    x = 1;
  }
  expect(there(new Point())).toEqual({ x: 1 });
});

test('several values lie in one memory, with their texts in one string', () => {
  const values = [{ seq: 1, payload: 'one' }, 'ä', { seq: 2, payload: 'two' }, [1.5, 'x']];
  const bytes = new Uint8Array(1000);
  const ends = [0];
  const texts = [''];
  for (const value of values) {
    ends.push(writeValue(value, bytes, ends.at(-1) ?? 0, bytes.length, texts.at(-1) ?? ''));
    texts.push(writtenTexts());
  }
  values.forEach((value, i) => {
    expect(readValue(bytes, ends[i] ?? 0, texts.at(-1) ?? '', texts[i]?.length ?? 0)).toEqual(value);
  });
});

test('nothing is written behind the limit, whatever the value', () => {
  const bytes = new Uint8Array(400);
  for (let i = 0; i < 2000; i++) {
    bytes.fill(7);
    const limit = Math.floor(draw() * 200);
    const end = writeValue(randomValue(3), bytes, 0, limit, '');
    expect(end === NOT_MINE || end === NO_ROOM || end <= limit).toBe(true);
    expect(bytes.subarray(limit).every((byte) => byte === 7)).toBe(true);
  }
});

test('a getter that sends by itself does not mix the two', () => {
  const value = {
    before: 'before',
    get inner() {
      return there({ text: 'inner' });
    },
    after: 'after',
  };
  expect(there(value)).toEqual({ before: 'before', inner: { text: 'inner' }, after: 'after' });
});
