/**
 * Each folder of samples/ holds a flow and what it compiles to. `UPDATE=1 vitest run compiler/samples` writes the
 * expected files anew: read the difference before you commit it.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parseFlow } from '../flow/parse.ts';
import { compile } from './compile.ts';

const folder = path.join(import.meta.dirname, 'samples');
/** Emitted as they are; comparing them would only repeat what stands elsewhere. */
const COPIED = /^(?:vendor\/|parts\/|flow\.json$|tsconfig\.json$)/;

beforeAll(() => {
  execFileSync(process.execPath, [path.join(import.meta.dirname, '..', 'scripts', 'pack-runtime.mjs')]);
});

test.each(await readdir(folder))('%s', async (name) => {
  const { flow } = parseFlow(await readFile(path.join(folder, name, 'flow.json'), 'utf8'));
  if (!flow) throw new Error(`${name}/flow.json is no flow`);
  const { files, problems } = await compile(flow);
  const found = new Map<string, string>();
  const lines = problems.map(({ where, severity, code, message }) => {
    const at = [where.kind, where.id, where.port, where.field, where.line, where.column];
    return `${severity} ${code} (${at.filter((each) => each !== undefined).join(' ')})\n  ${message}\n`;
  });
  found.set('problems.txt', lines.join(''));
  for (const { path: file, content } of files) {
    if (!COPIED.test(file) && typeof content === 'string') found.set(file, content);
  }
  const expected = path.join(folder, name, 'expected');
  if (process.env.UPDATE) await rewrite(expected, found);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(await readAll(expected)));
});

async function rewrite(target: string, files: Map<string, string>): Promise<void> {
  await rm(target, { recursive: true, force: true });
  for (const [file, text] of files) {
    await mkdir(path.dirname(path.join(target, file)), { recursive: true });
    await writeFile(path.join(target, file), text);
  }
}

async function readAll(target: string): Promise<Map<string, string>> {
  const entries = await readdir(target, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async (entry): Promise<[string, string]> => {
    const file = path.join(entry.parentPath, entry.name);
    return [path.relative(target, file).replaceAll('\\', '/'), await readFile(file, 'utf8')];
  });
  return new Map(await Promise.all(read));
}
