import { expect, test } from 'vitest';
import { slugOf, uniqueSlugs } from './slug.ts';

test.for([
  ['Word count', 'word-count'],
  ['Größe & Übersicht', 'grosse-ubersicht'],
  ['🎬', 'actor'],
  ['日本語', 'actor'],
  ['../../etc/passwd', 'etc-passwd'],
  ['"quotes\'s"', 'quotes-s'],
  ['<img src=x onerror=alert(1)>', 'img-src-x-onerror-alert-1'],
  ['CON', 'con-actor'],
  ['Lpt1', 'lpt1-actor'],
  ['nul.ts', 'nul-ts'],
  ['...', 'actor'],
  ['a\nb', 'a-b'],
])('%j becomes %s', ([name = '', slug]) => {
  expect(slugOf(name, 'actor')).toBe(slug);
});

test('a slug has at most 48 characters and no hyphen at its end', () => {
  expect(slugOf('x'.repeat(10_000), 'actor')).toBe('x'.repeat(48));
  expect(slugOf(`${'x'.repeat(47)} y`, 'actor')).toBe('x'.repeat(47));
});

test('slugs are unique without regard to case, also against numbers in names', () => {
  expect(uniqueSlugs(['A', 'a', 'a 2', '🎬', '日本'], 'actor')).toEqual([
    'a',
    'a-2',
    'a-2-2',
    'actor',
    'actor-2',
  ]);
});
