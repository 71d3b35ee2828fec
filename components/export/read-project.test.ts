import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readProject } from './read-project.ts';

test('reads wiring first, then actors, without the folder around them', () => {
  const zip = zipSync({
    'word-count/package.json': strToU8('{}'),
    'word-count/vendor/cueboard-0.1.0.tgz': new Uint8Array([31, 139, 255]),
    'word-count/actors/b.ts': strToU8('b'),
    'word-count/actors/a.ts': strToU8('ä'),
    'word-count/main.ts': strToU8('main'),
  });
  expect(readProject(zip)).toEqual([
    { path: 'main.ts', bytes: 4, text: 'main' },
    { path: 'actors/a.ts', bytes: 2, text: 'ä' },
    { path: 'actors/b.ts', bytes: 1, text: 'b' },
    { path: 'package.json', bytes: 2, text: '{}' },
    { path: 'vendor/cueboard-0.1.0.tgz', bytes: 3, text: null },
  ]);
});

test('a project without a folder around it keeps its own folders', () => {
  const zip = zipSync({ 'actors/a.ts': strToU8('a'), 'main.ts': strToU8('main') });
  expect(readProject(zip).map(({ path }) => path)).toEqual(['main.ts', 'actors/a.ts']);
});
