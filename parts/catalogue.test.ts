import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { settingProblem } from '../flow/catalogue.ts';
import { PortName } from '../flow/document.ts';
import { partOf, parts } from './catalogue.ts';
import { readPartCode, readPartFiles } from './read-part-code.ts';

const root = path.dirname(import.meta.dirname);

test('every folder is in the catalogue, once, under its own name', async () => {
  const entries = await readdir(import.meta.dirname, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && entry.name !== 'fixtures');
  expect(parts.map(({ kind }) => kind).sort()).toEqual(folders.map(({ name }) => name).sort());
});

test.each(parts)(
  '$kind: ports, summary and defaults are sound, its page names every setting',
  async (part) => {
    for (const port of part.ports) expect(PortName.safeParse(port).success).toBe(true);
    expect(part.summary.split(' ').length).toBeLessThan(10);
    expect(part.summary).not.toMatch(/[.A-Z]/);
    const docs = await readFile(path.join(import.meta.dirname, part.kind, 'docs.md'), 'utf8');
    for (const setting of part.settings) {
      // A default may be empty where only the user can know; it is never of the wrong kind.
      if (setting.default !== '') expect(settingProblem(setting, setting.default)).toBeNull();
      expect(docs).toContain(setting.label);
    }
    const icon = path.join(root, 'node_modules/lucide-react/dist/esm/icons');
    expect((await readdir(icon)).some((name) => name.replace(/\.m?js$/, '') === part.icon)).toBe(true);
  },
);

test('code of parts comes with what it shares, and a name cannot reach other files', async () => {
  expect((await readPartFiles('router', root)).map(({ name }) => name)).toEqual([
    'router.ts',
    'message-text.ts',
  ]);
  expect((await readPartFiles('router', root))[0]?.text).toContain("from './message-text.ts'");
  await expect(readPartCode('../flow', root)).rejects.toThrow();
  await expect(readPartCode('constructor', root)).rejects.toThrow();
  expect(partOf('__proto__')).toBeUndefined();
});
