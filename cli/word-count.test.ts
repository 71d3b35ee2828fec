/** The word count sample gives what an independent count gives: from the command line and from its export. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

vi.setConfig({ testTimeout: 120_000 });

const run = promisify(execFile);
const root = path.dirname(import.meta.dirname);
const sample = path.join(root, 'samples', '1-word-count.flow.json');
const bin = path.join(root, 'cli', 'cueboard.mjs');
let folder: string;
let expected: string[];

/** The last 21 log lines, without the actor's name before each. */
const shown = (out: string) =>
  out
    .split('\n')
    .filter((line) => line.startsWith('Show  '))
    .map((line) => line.slice('Show  '.length));

beforeAll(async () => {
  execFileSync(process.execPath, [path.join(root, 'scripts', 'pack-runtime.mjs')]);
  folder = await mkdtemp(path.join(tmpdir(), 'cueboard-words-'));
  // The command that the sample's own description gives, as it stands there.
  const { description } = JSON.parse(await readFile(sample, 'utf8')) as { description: string };
  const command = /^ {4}(find .*)$/m.exec(description)?.[1] ?? '';
  const { stdout } = await run('sh', ['-c', command], { cwd: root });
  expected = stdout.trimEnd().split('\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('cueboard run', async () => {
  const { stdout } = await run(process.execPath, [bin, 'run', sample], { cwd: folder });
  const lines = shown(stdout);
  expect(expected).toHaveLength(20);
  expect(lines.slice(0, 20)).toEqual(expected);
  expect(lines[20]).toMatch(/^ *\d+ words, \d+ different ones, in \d+ files$/);
});

test('its export, installed offline with an empty cache, run and tested', async () => {
  const project = path.join(folder, 'project');
  await run(process.execPath, [bin, 'export', sample, project, '--to', 'node'], { cwd: folder });
  const env = { ...process.env, npm_config_cache: path.join(folder, 'empty-cache'), CUEBOARD_FOLDER: root };
  const npm = (...args: string[]) => run('npm', args, { cwd: project, env });
  await npm('install', '--offline');
  expect(shown((await npm('start')).stdout).slice(0, 20)).toEqual(expected);
  expect((await npm('test')).stdout).toMatch(/pass 1\b/);
  const types = ['-p', project, '--types', 'node', '--typeRoots', path.join(root, 'node_modules/@types')];
  await run(path.join(root, 'node_modules/.bin/tsc'), types);
});
