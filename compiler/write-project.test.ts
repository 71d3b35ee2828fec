import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeProject } from './write-project.ts';
import { zipProject } from './zip-project.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cueboard-write-'));
});
afterEach(() => rm(folder, { recursive: true }));

const files = [
  { path: 'main.ts', content: 'main' },
  { path: 'actors/b.ts', content: 'b' },
  { path: 'vendor/x.tgz', content: new Uint8Array([0, 255, 1]) },
];

test('files are written below the folder', async () => {
  await writeProject(path.join(folder, 'new'), files);
  expect(await readFile(path.join(folder, 'new/actors/b.ts'), 'utf8')).toBe('b');
  expect([...(await readFile(path.join(folder, 'new/vendor/x.tgz')))]).toEqual([0, 255, 1]);
});

test.each(['../out.ts', 'a/../../out.ts', '..'])(
  'a path that leads out (%s) is refused before anything is written',
  async (bad) => {
    const target = path.join(folder, 'new');
    await expect(writeProject(target, [...files, { path: bad, content: '' }])).rejects.toThrow(RangeError);
    expect(await readdir(folder)).toEqual([]);
  },
);

test('a zip holds the same, and the same files give the same bytes in any order', () => {
  const zip = zipProject(files);
  expect(Object.keys(unzipSync(zip))).toEqual(['actors/b.ts', 'main.ts', 'vendor/x.tgz']);
  expect(new TextDecoder().decode(unzipSync(zip)['main.ts'])).toBe('main');
  expect(Buffer.from(zipProject(files.toReversed())).equals(zip)).toBe(true);
});
