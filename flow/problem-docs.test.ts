import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '..');
const AREAS = 'document|flow|thread|actor|port|wire|queue|name|cycle|code';

/** Codes that the sources of a room mention, in quotes; addresses of imports begin with a dot. */
function codesIn(room: string): string[] {
  const folder = path.join(root, room);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/samples|testing/.test(file))
    .flatMap((file) => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      return [...text.matchAll(new RegExp(`'((?:${AREAS})/[a-z-]+)'`, 'g'))].map(([, code = '']) => code);
    });
}

test('every problem has a section in docs/problems.md, and every section a problem', () => {
  const used = new Set([...codesIn('flow'), ...codesIn('compiler')]);
  const text = readFileSync(path.join(root, 'docs', 'problems.md'), 'utf8');
  const told = [...text.matchAll(/^### `(.+)`\n\*(?:Error|Warning)\.\* ./gm)].map(([, code = '']) => code);
  expect(used.size).toBeGreaterThan(40);
  expect([...used].filter((code) => !told.includes(code))).toEqual([]);
  expect(told.filter((code) => !used.has(code))).toEqual([]);
  expect(new Set(told).size).toBe(told.length);
});
