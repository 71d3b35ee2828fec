import { expect, test } from 'vitest';
import { comment } from './comment.ts';
import { literal } from './literal.ts';

const evaluated = (text: string): unknown => new Function(`return ${text}`)();

test.each([
  ['quotes', ['it\'s "both"', "it's", '"', '\\', "\\'", '\\"', `\`$${'{x}'}\``, '*/', '</script>']],
  ['lines', ['a\nb', 'a\r\nb', '\u2028', '\u2029', '\0', '\ufeff', '\u202e', '\ud800', '🙂']],
  ['keys', { 'a b': 1, a: 2, 'a-b': 3, "it's": 4, 7: 5, '07': 6, '': 7, constructor: 8, if: 9, é: 10 }],
  ['values', [true, false, null, 0, -0, 1e21, -1.5, [], {}, [[]], { a: {} }]],
  [
    'long',
    { list: Array.from({ length: 60 }, (_, i) => `item ${i}`), deep: { deeper: { text: 'x'.repeat(200) } } },
  ],
])('%s come back as they were', (_, value) => {
  expect(evaluated(literal(value))).toEqual(value);
});

test('a key __proto__ stays a key, and no prototype changes', () => {
  const value = JSON.parse('{"__proto__": {"polluted": true}}') as object;
  const back = evaluated(literal(value)) as object;
  expect(Object.keys(back)).toEqual(['__proto__']);
  expect((back as { polluted?: boolean }).polluted).toBeUndefined();
});

test('seeded fuzz: any JSON comes back, on lines that end where they should', () => {
  let seed = 74755;
  const next = (below: number): number => {
    seed = (seed * 1309 + 13849) & 65535;
    return seed % below;
  };
  const alphabet = ['a', "'", '"', '\\', '\n', `$${'{'}`, '`', '\u2028', ' ', '}', ',', '🙂', '\0'];
  const text = (): string => Array.from({ length: next(12) }, () => alphabet[next(alphabet.length)]).join('');
  const any = (depth: number): unknown => {
    const kind = next(depth > 3 ? 4 : 6);
    if (kind === 4) return Array.from({ length: next(5) }, () => any(depth + 1));
    if (kind === 5)
      return Object.fromEntries(Array.from({ length: next(5) }, () => [text(), any(depth + 1)]));
    return [text(), next(1000) / 8, null, next(2) === 0][kind];
  };
  for (let round = 0; round < 500; round++) {
    const value = any(0);
    const written = literal(value);
    expect(evaluated(written)).toEqual(value);
    expect(written).not.toMatch(/[\u2028\u2029\0]/);
  }
});

test('no text can leave a comment', () => {
  const text = comment('a */ b\nprocess.exit(1)\r\u2028process.exit(2)\u2029 x');
  for (const line of text.split(/[\n\r\u2028\u2029]/)) expect(line).toMatch(/^\/\//);
});

test('long lines of a comment are broken at spaces, long words are kept', () => {
  const word = 'x'.repeat(150);
  const lines = comment(`${'word '.repeat(60)}${word} end`).split('\n');
  for (const line of lines) expect(line.length <= 100 || line === `// ${word}`).toBe(true);
  expect(lines.map((line) => line.slice(3)).join(' ')).toBe(`${'word '.repeat(60)}${word} end`);
});
