import { expect, test } from 'vitest';
import { seeded } from '../fixtures/random-trace.ts';
import { ByteSearch } from './find-bytes.ts';
import { findField } from './json-field.ts';
import { compares, valueTest } from './value-test.ts';

const utf8 = new TextEncoder();
const names = ['a', 'id', 'Ä', 'x"y', 'long name'];

function anything(random: () => number, deep: number): unknown {
  const way = random();
  if (deep > 0 && way < 0.35)
    return Object.fromEntries(
      names.filter(() => random() < 0.5).map((name) => [name, anything(random, deep - 1)]),
    );
  if (deep > 0 && way < 0.5)
    return Array.from({ length: Math.floor(random() * 4) }, () => anything(random, deep - 1));
  const plain = [17, -2.5, 'anna', 'a,b}', 'q"\\', '', true, null, 1e21, 'ü'];
  return plain[Math.floor(random() * plain.length)];
}

/** Ways to everything in a value, by names that a path can hold. */
function* ways(value: unknown, path: string[] = []): Generator<[string[], unknown]> {
  if (path.length > 0) yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) yield* ways(inner, [...path, name]);
}

test('every field of random JSON is found where it is, and none that is not there', () => {
  let seen = 0;
  for (let seed = 1; seed <= 300; seed++) {
    const random = seeded(seed);
    const value = anything(random, 4);
    const bytes = utf8.encode(JSON.stringify(value, null, seed % 3 === 0 ? 1 : 0));
    const into = { from: 0, to: 0, isString: false };
    for (const [path, expected] of ways(value)) {
      // Names with escapes are compared as they are written: they cannot be asked for.
      if (path.some((name) => name.includes('"'))) continue;
      const wanted = path.map((name) => utf8.encode(name));
      expect(findField(bytes, 0, bytes.length, wanted, into), `${seed} ${path}`).toBe(true);
      const raw = new TextDecoder().decode(bytes.subarray(into.from, into.to));
      expect(JSON.parse(into.isString ? `"${raw}"` : raw)).toEqual(expected);
      expect(findField(bytes, 0, bytes.length, [...wanted, utf8.encode('nowhere')], into)).toBe(false);
      // Cut short anywhere, it is the same value or none.
      const cut = Math.floor(random() * bytes.length);
      if (findField(bytes, 0, cut, wanted, into))
        expect(new TextDecoder().decode(bytes.subarray(into.from, into.to))).toBe(raw);
      seen++;
    }
  }
  expect(seen).toBeGreaterThan(500);
});

test('bytes are found as the text would be, whatever its case', () => {
  const random = seeded(7);
  const letters = 'aAbBc" ';
  const word = (length: number) =>
    Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('');
  for (let i = 0; i < 2000; i++) {
    const text = word(30);
    const wanted = word(1 + (i % 5));
    const bytes = utf8.encode(`${wanted}${text}${wanted}`);
    const found = new ByteSearch(wanted).isIn(bytes, wanted.length, text.length);
    expect(found, `${wanted} in ${text}`).toBe(text.toLowerCase().includes(wanted.toLowerCase()));
  }
});

test('values are compared as numbers or as text, in bytes as in strings', () => {
  const values = ['17', '17.0', '-2.5', '1e3', 'anna', 'Anna B', 'ü', '', 'true', '007'];
  for (const value of values)
    for (const wanted of values)
      for (const is of [':', '=', '!=', '<', '<=', '>', '>='] as const) {
        const bytes = utf8.encode(value);
        const field = { from: 0, to: bytes.length, isString: true };
        const term = { is, value: wanted };
        if (wanted !== '')
          expect(valueTest(term)(bytes, field), `${value} ${is} ${wanted}`).toBe(compares(value, term));
      }
  expect(compares('17.0', { is: '=', value: '17' })).toBe(true);
  expect(compares('117', { is: ':', value: '17' })).toBe(false);
  expect(compares('Anna B', { is: ':', value: 'anna' })).toBe(true);
  expect(compares('b', { is: '>', value: 'A' })).toBe(true);
});
