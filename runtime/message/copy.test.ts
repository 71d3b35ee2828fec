import { describe, expect, test } from 'vitest';
import { NotSendableError } from '../errors.ts';
import { packBatch, unpackBatch } from '../transport/batch.ts';
import { fromContent, toContent } from './copy.ts';
import type { Envelope } from './envelope.ts';
import { keyOf, rankOf } from './field.ts';
import { markHandle } from './handles.ts';
import { preview } from './preview.ts';

const copy = (value: unknown): unknown => {
  const { bytes, texts, flags } = toContent(value);
  return fromContent(bytes, 0, bytes.length, texts, 0, flags, (address) =>
    Object.assign(() => address, { address }),
  );
};

describe('a copy', () => {
  test.each([
    [-0],
    [Number.NaN],
    [undefined],
    [10n ** 30n],
    [new Date(5)],
    [/a/gi],
    [new Map([[{ a: 1 }, new Set([1])]])],
    [new Float32Array([1, 2])],
    [Buffer.from('buffer')],
    ['\ud800 lone'],
    [Array(3)],
    [{ text: 'ä\ud800"', n: 1.5, yes: true, none: null }],
    [{ n: -0 }],
    [{ n: Number.NaN, u: undefined }],
    [{ toJSON: 'a text' }],
    [Object.create(null, { a: { value: 1, enumerable: true } })],
  ])('%# equals its value', (value) => {
    expect(copy(value)).toEqual(value);
  });

  test('keeps circles, and no prototype is polluted', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const copied = copy(circle) as typeof circle;
    expect(copied.self).toBe(copied);
    const own = copy(JSON.parse('{"__proto__":{"x":1}}'));
    expect(Object.hasOwn(own as object, '__proto__')).toBe(true);
    expect('x' in {}).toBe(false);
  });

  test('owns its memory: messages of one batch share nothing', () => {
    const make = (n: number): Envelope => {
      const { bytes, texts, flags } = toContent([new Uint8Array([n, n]), `text ${n}`]);
      return {
        id: n,
        from: 0,
        queue: 0,
        flags,
        replyTo: -1,
        askId: 0,
        slot: -1,
        target: -1,
        bytes,
        at: 0,
        end: bytes.length,
        texts,
        textAt: 0,
        textLength: texts.length,
        arrival: 0,
        deadline: 0,
        ...(n === 2 ? { key: 'k', priority: 3 } : {}),
      };
    };
    const [a, b] = unpackBatch(packBatch([make(1), make(2)])).map((envelope) => {
      const { bytes, at, end, texts, textAt, flags } = envelope;
      const value = fromContent(bytes, at, end, texts, textAt, flags, Object) as [Uint8Array, string];
      return { envelope, first: value[0], text: value[1] };
    });
    expect([a?.text, b?.text]).toEqual(['text 1', 'text 2']);
    const first = a?.first as Uint8Array;
    const second = b?.first as Uint8Array;
    expect([first.buffer.byteLength, [...first], [...second]]).toEqual([2, [1, 1], [2, 2]]);
    expect(b?.envelope).toMatchObject({ id: 2, key: 'k', priority: 3 });
  });

  test('carries handles, wherever they are, also beside other things', () => {
    const handle = markHandle(() => undefined, { kind: 'callback', actor: 3, id: 9 });
    const copied = copy({ list: [new Map([['h', handle]])], date: new Date(1) }) as {
      list: Map<string, { address: unknown }>[];
      date: Date;
    };
    expect(copied.list[0]?.get('h')?.address).toEqual({ kind: 'callback', actor: 3, id: 9 });
    expect(copied.date).toEqual(new Date(1));
  });

  test('of what cannot be copied is refused with its place', () => {
    expect(() => toContent({ a: [{ b: () => 1 }] })).toThrow(
      new NotSendableError(
        'the message.a[0].b is a function and cannot be sent; ctx.callback(fn) makes one that can',
      ),
    );
    expect(() => toContent(Symbol('s'))).toThrow(NotSendableError);
    expect(() =>
      toContent({
        get bad() {
          throw new RangeError('getter');
        },
      }),
    ).toThrow(RangeError);
  });
});

describe('a preview', () => {
  test.each([
    [{ a: 1, b: ['x', null, true] }, '{"a":1,"b":["x",null,true]}'],
    [new Map([['a', 1n]]), 'Map(1) {"a" => 1n}'],
    [new Set([-0, Number.NaN]), 'Set(2) {0,NaN}'],
    [-0, '-0'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [new Uint8Array([1, 2]), 'Uint8Array(2) [1,2]'],
    [undefined, 'undefined'],
  ])('%#', (value, expected) => {
    expect(preview(value, 100)).toBe(expected);
  });

  test('survives circles, getters that throw, and stops when it has enough', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(preview(circle, 100)).toBe('{"self":<circular>}');
    expect(
      preview(
        {
          get bad() {
            throw new Error('no');
          },
        },
        100,
      ),
    ).toContain('no');
    expect(
      preview(
        Array.from({ length: 1e6 }, () => 'x'),
        50,
      ).length,
    ).toBeLessThan(60);
  });
});

test('fields of messages are found by path, and only their own', () => {
  expect(keyOf({ job: { id: 1 } }, 'job.id')).toBe('number:1');
  expect(keyOf({ job: { id: '1' } }, 'job.id')).toBe('string:1');
  expect(keyOf({}, 'constructor')).toBeUndefined();
  expect(rankOf({ at: new Date(7) }, 'at')).toBe(7);
  expect(rankOf(null, 'at')).toBeNull();
});
