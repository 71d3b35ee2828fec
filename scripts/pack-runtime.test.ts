import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const root = path.dirname(import.meta.dirname);
const folder = path.join(root, '.build', 'cueboard');

test('the package is whole: plain JavaScript with its types, no tests, and imports that lead somewhere', () => {
  execFileSync(process.execPath, [path.join(root, 'scripts', 'pack-runtime.mjs')]);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
    name.replaceAll('\\', '/'),
  );
  expect(files).toEqual(
    expect.arrayContaining(['index.js', 'index.d.ts', 'package.json', 'README.md', 'LICENSE']),
  );
  expect(files.filter((name) => /\.test\.|fixtures|(?<!\.d)\.ts$/.test(name))).toEqual([]);
  for (const name of files.filter((file) => /\.(?:js|d\.ts)$/.test(file))) {
    const text = readFileSync(path.join(folder, name), 'utf8');
    for (const [, target] of text.matchAll(/(?:from |import\(|new URL\()['"](\.{1,2}\/[^'"]+)['"]/g)) {
      expect([name, files.includes(path.posix.join(path.posix.dirname(name), target as string))]).toEqual([
        name,
        true,
      ]);
    }
  }
  const { name, version, exports } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  expect([name, exports['.'].default]).toEqual(['cueboard', './index.js']);
  const tar = gunzipSync(readFileSync(path.join(root, '.build', `cueboard-${version}.tgz`)));
  expect(tar.includes('package/index.js')).toBe(true);
});
