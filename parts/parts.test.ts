/** Every part in a flow that is compiled and run as users' flows are: real threads, real files, real programs. */
import { execFileSync } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { writeProject } from '../compiler/write-project.ts';
import { asker, code, type During, part, runSteps, type Step, source } from '../fixtures/run-steps.ts';
import type { Json } from '../runtime/protocol/plan.ts';

// Each run starts a process and its threads; a loaded machine takes its time.
vi.setConfig({ testTimeout: 30_000 });

let folder: string;
beforeAll(() => {
  execFileSync(process.execPath, [path.join(import.meta.dirname, '..', 'scripts', 'pack-runtime.mjs')]);
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cueboard-parts-'));
});
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));

const run = (steps: Record<string, Step>, during?: During) => runSteps(folder, steps, during);
const print = part('console', { template: '{}' });

test('numbers, up and down', async () => {
  const up = await run({ n: part('numbers', { from: 1, to: 5 }), print });
  expect(up).toEqual({ state: 'completed', logs: { print: ['1', '2', '3', '4', '5'] }, failures: [] });
  const down = await run({ n: part('numbers', { from: 2, to: -1, everyMs: 5 }), print });
  expect(down.logs.print).toEqual(['2', '1', '0', '-1']);
});

test('timer: as many as it is told, in time', async () => {
  const begun = performance.now();
  const { logs, state } = await run({
    tick: part('timer', { everyMs: 50, count: 4 }),
    print: part('console', { template: '{tick}' }),
  });
  expect(logs.print).toEqual(['1', '2', '3', '4']);
  expect(state).toBe('completed');
  expect(performance.now() - begun).toBeGreaterThan(200);
});

test('text files: found by name below a folder, in order, links left out', async () => {
  await writeProject(path.join(folder, 'texts'), [
    { path: 'b/README', content: 'two' },
    { path: 'a.md', content: 'one' },
    { path: 'b/c/LICENSE.TXT', content: 'three' },
    { path: 'b/other.js', content: 'no' },
  ]);
  const settings = { folder: 'texts', names: ['*.md', 'readme', 'licen?e*'] };
  const content = await run({ files: part('text-files', settings), print });
  expect(content.logs.print).toEqual([
    '{"path":"texts/a.md","text":"one"}',
    '{"path":"texts/b/README","text":"two"}',
    '{"path":"texts/b/c/LICENSE.TXT","text":"three"}',
  ]);
  const paths = await run({ files: part('text-files', { ...settings, send: 'path' }), print });
  expect(paths.logs.print?.[0]).toBe('{"path":"texts/a.md"}');
  const missing = await run({ files: part('text-files', { folder: 'nowhere' }), print });
  expect(missing.state).toBe('failed');
  expect(missing.failures[0]).toContain('nowhere');
});

test('file lines: every line once, across pieces, with any line end', async () => {
  const long = 'ä'.repeat(70_000);
  await writeFile(path.join(folder, 'lines.txt'), `first\r\n\n${long}\nlast`);
  const { logs } = await run({
    lines: part('file-lines', { path: 'lines.txt' }),
    print: part('console', { template: '{number} {line}' }),
  });
  expect(logs.print).toEqual(
    ['1 first', '2 ', `3 ${long}`, '4 last'].map((line) => expect.stringContaining(line.slice(0, 1000))),
  );
});

test('file lines: follows a file that grows, until it is stopped', async () => {
  const file = path.join(folder, 'log.txt');
  await writeFile(file, 'one\ntw');
  const { logs, state } = await run(
    {
      lines: part('file-lines', { path: 'log.txt', follow: true }),
      print: part('console', { template: '{line}' }),
    },
    async (printed) => {
      await printed('one');
      await appendFile(file, 'o\nthree\n');
      await printed('three');
    },
  );
  expect(logs.print).toEqual(['one', 'two', 'three']);
  expect(state).toBe('stopped');
});

test('router: by value, all else otherwise; an ask is answered by who gets it', async () => {
  const routes = { field: 'job.kind', routes: ['x = left', '404 = right'], otherwise: 'rest' };
  const to = { left: ['left'], right: ['right'], rest: ['rest'] };
  const messages: Json[] = [
    { job: { kind: 'x' }, n: 1 },
    { job: { kind: 404 }, n: 2 },
    { n: 3 },
    { job: { kind: 'toString' }, n: 4 },
  ];
  const show = { ...part('console', { template: '{n}' }), to: {} };
  const { logs } = await run({
    ask: source(...messages),
    route: part('router', routes, to),
    left: show,
    right: show,
    rest: show,
  });
  expect(logs).toEqual({ left: ['1'], right: ['2'], rest: ['3', '4'] });
  const answer = { ...code("receive: () => 'from the left'"), ports: [], to: {} };
  const asked = await run({
    ask: asker(messages[0] ?? null),
    route: part('router', routes, { ...to, right: [], rest: [] }),
    left: answer,
  });
  expect(asked.logs.ask).toEqual(['"from the left"']);
});

test('batch: full ones at once, the last one by time', async () => {
  const { logs, state } = await run({
    n: part('numbers', { to: 7 }),
    batch: part('batch', { size: 3, afterMs: 150 }),
    print,
  });
  expect(logs.print).toEqual(['[1,2,3]', '[4,5,6]', '[7]']);
  expect(state).toBe('completed');
});

test('program: for each message, arguments are never a shell’s', async () => {
  const args = ['-e', 'console.log(process.argv[1] + "\\nend"); process.exitCode = 3', '--', '{job.name}'];
  const settings = { command: process.execPath, args, sendExit: true };
  const { logs } = await run({
    send: source({ job: { name: '$(id); `id` "x"' } }),
    program: part('program', settings, { out: ['print'], exit: ['print'] }),
    print: { ...print, to: {} },
  });
  expect(logs.print).toEqual([
    '{"line":"$(id); `id` \\"x\\"","number":1}',
    '{"line":"end","number":2}',
    '{"code":3,"signal":null,"lines":2,"errors":""}',
  ]);
  expect(logs.program?.[0]).toContain('ended with 3');
});

test('program: once at the start, and one that does not exist', async () => {
  const settings = { command: process.execPath, args: ['-p', '6 * 7'], when: 'start' };
  const { logs } = await run({
    program: part('program', settings),
    print: part('console', { template: '{line}' }),
  });
  expect(logs.print).toEqual(['42']);
  const none = await run({ program: part('program', { ...settings, command: 'no-such-program' }), print });
  expect(none.state).toBe('failed');
  expect(none.failures[0]).toContain('no-such-program');
});

test('count by: what has changed, at once or gathered; who asks gets all', async () => {
  const messages = ['a', 'b', 'a', 'a'].map((kind) => ({ kind }));
  const show = part('console', { template: '{value} {count}' });
  const each = await run({ s: source(...messages), count: part('count-by', { everyMs: 0 }), print: show });
  expect(each.logs.print).toEqual(['a 1', 'b 1', 'a 2', 'a 3']);
  const gathered = await run({
    s: source(...messages),
    count: part('count-by', { everyMs: 200 }),
    print: show,
  });
  expect(gathered.logs.print?.toSorted()).toEqual(['a 3', 'b 1']);
});

test('file writer: appends or begins anew, text as it is, all else as JSON', async () => {
  await writeFile(path.join(folder, 'out.txt'), 'old\n');
  await run({ s: source('text', { n: 1 }), w: part('file-writer', { path: 'out.txt' }) });
  expect(await readFile(path.join(folder, 'out.txt'), 'utf8')).toBe('old\ntext\n{"n":1}\n');
  const settings = { path: 'new/out.txt', template: 'n is {n}', begin: 'empty' };
  const { logs } = await run({ s: asker({ n: 1 }, { n: 2 }), w: part('file-writer', settings) });
  expect(logs.s).toEqual(['{"lines":1}', '{"lines":2}']);
  expect(await readFile(path.join(folder, 'new/out.txt'), 'utf8')).toBe('n is 1\nn is 2\n');
});

test('sqlite: values are bound, rows are sent and answered', async () => {
  const setup = ['CREATE TABLE IF NOT EXISTS items (name TEXT, done INTEGER)'];
  const insert = 'INSERT INTO items (name, done) VALUES (:name, :done)';
  const settings = { path: 'items.db', setup, statement: insert };
  const name = "Robert'); DROP TABLE items;--";
  const first = await run({ s: asker({ name, done: true }), db: part('sqlite', settings, { rows: [] }) });
  expect(first.logs.s).toEqual(['{"rows":[],"changes":1}']);
  const select = 'SELECT name, done FROM items WHERE done = :done';
  const { logs } = await run({
    s: source({ done: 1 }),
    db: part('sqlite', { ...settings, statement: select }, { rows: ['print'] }),
    print: { ...print, to: {} },
  });
  expect(JSON.parse(logs.print?.[0] ?? '')).toEqual([{ name, done: 1 }]);
  using database = new DatabaseSync(path.join(folder, 'items.db'));
  expect(database.prepare('SELECT count(*) AS n FROM items').get()).toEqual({ n: 1 });
});

test('the beginnings for own code run as they are', async () => {
  const beginning = async (kind: string): Promise<Step> => ({
    work: { kind: 'code', code: await readFile(path.join(import.meta.dirname, kind, 'code.ts'), 'utf8') },
    ports: ['out'],
  });
  const { logs, state } = await run({
    source: await beginning('source'),
    work: await beginning('function'),
    owner: await beginning('owner'),
    print,
  });
  expect(logs.print).toEqual(['{"seen":10}']);
  expect(state).toBe('completed');
});
