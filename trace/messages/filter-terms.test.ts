import { expect, test } from 'vitest';
import { parseTerms } from './filter-terms.ts';

const meant = (text: string) =>
  parseTerms(text).terms.map(({ at: _, length: __, not, ...term }) => ({ ...(not ? { not } : {}), ...term }));
const wrong = (text: string) =>
  parseTerms(text).problems.map(({ at, length, message }) => [text.slice(at, at + length), message]);

test('words of all kinds', () => {
  expect(meant('queue:jobs,lines outcome:failed took>5ms order.id=17 anna')).toEqual([
    { on: 'one-of', key: 'queue', any: ['jobs', 'lines'] },
    { on: 'one-of', key: 'outcome', any: ['failed'] },
    { on: 'number', key: 'took', is: '>', value: 5e6 },
    { on: 'field', path: ['order', 'id'], is: '=', value: '17' },
    { on: 'text', text: 'anna' },
  ]);
  expect(meant('-kind:timer -"two words" actor!=packer')).toEqual([
    { not: true, on: 'one-of', key: 'kind', any: ['timer'] },
    { not: true, on: 'text', text: 'two words' },
    { not: true, on: 'one-of', key: 'actor', any: ['packer'] },
  ]);
  // A point in front makes a field of a word that means something else.
  expect(meant('.queue=7 lines.0.sku:"a b" name:*')).toEqual([
    { on: 'field', path: ['queue'], is: '=', value: '7' },
    { on: 'field', path: ['lines', '0', 'sku'], is: ':', value: 'a b' },
    { on: 'field', path: ['name'], is: ':', value: '*' },
  ]);
  expect(meant('waited<=1.5s size>=4kb at>250us - {"id":17}')).toEqual([
    { on: 'number', key: 'waited', is: '<=', value: 1.5e9 },
    { on: 'number', key: 'size', is: '>=', value: 4000 },
    { on: 'number', key: 'at', is: '>', value: 250e3 },
    { on: 'text', text: '-' },
    { on: 'text', text: '{id:17}' },
  ]);
  expect(meant('"{\\"id\\":17"')).toEqual([{ on: 'text', text: '{"id":17' }]);
});

test('what is wrong is told at its place, and the rest still holds', () => {
  const text = 'queue:jobs took>5 outcome:lots "open';
  expect(meant(text)).toEqual([{ on: 'one-of', key: 'queue', any: ['jobs'] }]);
  const found = wrong(text);
  expect(found.map(([word]) => word)).toEqual(['took>5', 'outcome:lots', '"open']);
  expect(found[0]?.[1]).toContain('5ms');
  expect(found[1]?.[1]).toContain('no outcome “lots”');
  expect(wrong('queue>jobs')).toEqual([['queue>jobs', 'queue is not a number: write queue:jobs']]);
  expect(wrong('order.id=')).toEqual([['order.id=', 'What order.id is to be is missing.']]);
});
