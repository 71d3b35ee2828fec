/** The command as a person types it: a process, its output, its exit code. */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { emptyFlow, type Flow } from '../flow/document.ts';
import { serialiseFlow } from '../flow/serialise.ts';

vi.setConfig({ testTimeout: 60_000 });

const root = path.dirname(import.meta.dirname);
const bin = path.join(root, 'cli', 'cueboard.mjs');
const sample = (name: string) => path.join(root, 'samples', `${name}.flow.json`);
let folder: string;
beforeAll(() => {
  execFileSync(process.execPath, [path.join(root, 'scripts', 'pack-runtime.mjs')]);
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cueboard-cli-'));
});
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));

function cueboard(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args], { cwd: folder }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

/** A flow of one actor with this code, as a file. */
async function flowFile(code: string): Promise<string> {
  const flow: Flow = {
    ...emptyFlow('one actor'),
    threads: { t: { name: 'alone', colour: 'blue' } },
    actors: {
      a: {
        ...{
          name: 'Alone',
          thread: 't',
          work: { kind: 'code', code },
          ports: [],
          takes: 'in-turn',
          copies: 1,
        },
        onFailure: { kind: 'stop-run' },
      },
    },
  };
  const file = path.join(folder, 'one.flow.json');
  await writeFile(file, serialiseFlow(flow));
  return file;
}
const actorWith = (start: string) =>
  `import { actor } from 'cueboard';\n\nexport default actor({\n  async start(ctx) {\n    ${start}\n  },\n});\n`;

test('check: every sample is good', async () => {
  for (const name of await readdir(path.join(root, 'samples'))) {
    const { code, out, err } = await cueboard('check', path.join(root, 'samples', name));
    expect([code, out, err]).toEqual([0, expect.stringMatching(/: no errors, no warnings\n$/), '']);
  }
});

test('check: a mistake has its place, and exit code 1', async () => {
  const { code, out } = await cueboard('check', await flowFile(actorWith('const x = ;')));
  expect(code).toBe(1);
  expect(out).toMatch(/one\.flow\.json: error code\/syntax: Alone, line 5: Unexpected ";"/);
});

test('what is no flow is refused: exit code 1; what is wrong use: 2, with nothing on the standard output', async () => {
  await writeFile(path.join(folder, 'no.json'), '{"format": "something else"}');
  expect((await cueboard('check', 'no.json')).code).toBe(1);
  const wrong = [
    ['check', 'missing.json'],
    ['check'],
    ['bogus'],
    [],
    ['run', sample('3-two-queues'), '--bogus'],
  ];
  wrong.push(
    ['export', sample('3-two-queues'), 'x', '--to', 'pdf'],
    ['run', sample('3-two-queues'), '--for', 'soon'],
  );
  wrong.push(['check', folder], ['trace', sample('3-two-queues'), '--to', 'nothing']);
  for (const args of wrong) {
    const { code, out, err } = await cueboard(...args);
    expect([args, code, out]).toEqual([args, 2, '']);
    expect(err).not.toBe('');
  }
});

test('run: logs, then its traces in every format', async () => {
  const { code, out, err } = await cueboard('run', sample('3-two-queues'), '--trace', 'run.cueboard');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('Reader  Dune: not in the catalogue\n');
  expect(out).toContain('10 requests, 10 answers, 0 still waiting');
  const { out: help } = await cueboard('help', 'trace');
  const formats = /choices: ([^)]*)/.exec(help.replace(/\s+/g, ' '))?.[1]?.match(/\w+/g) ?? [];
  expect(formats).toContain('chrome');
  for (const format of formats) {
    const printed = await cueboard('trace', 'run.cueboard', '--to', format);
    expect(printed.code).toBe(0);
    expect(printed.out).toContain('Librarian');
    await cueboard('trace', 'run.cueboard', `out.${format}`, '--to', format);
    expect(await readFile(path.join(folder, `out.${format}`), 'utf8')).toBe(printed.out);
  }
  expect((await cueboard('trace', sample('3-two-queues'), '--to', 'chrome')).code).toBe(1);
});

test('run: a failure is told with the user’s own line, and exit code 1', async () => {
  const { code, err } = await cueboard('run', await flowFile(actorWith("throw new Error('no luck');")));
  expect(code).toBe(1);
  expect(err).toContain('no luck (actors/alone.ts:5');
});

test('run: stops by itself after --for, with JSON lines', async () => {
  const file = await flowFile(actorWith("ctx.log('began'); ctx.every(50, () => {});"));
  const { code, out } = await cueboard('run', file, '--for', '500ms', '--json');
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(code).toBe(0);
  expect(lines[0]).toMatchObject({ kind: 'log', actor: 'Alone', thread: 'alone', text: 'began' });
  expect(lines.at(-1)).toMatchObject({ kind: 'ended', state: 'stopped' });
});

test('run: Ctrl-C ends an endless loop within a second, and leaves nothing behind', async () => {
  const file = await flowFile(actorWith('ctx.log(import.meta.filename); for (;;) {}'));
  const child = spawn(process.execPath, [bin, 'run', file], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [first] = (await new Promise((resolve) => child.stdout.once('data', (data) => resolve([data])))) as [
    Buffer,
  ];
  const actorFile = first.toString().replace('Alone', '').trim();
  expect(existsSync(actorFile)).toBe(true);
  const begun = performance.now();
  child.kill('SIGINT');
  const [code] = await Promise.all([
    new Promise((resolve) => child.once('exit', resolve)),
    text(child.stdout),
    text(child.stderr),
  ]);
  expect(code).toBe(0);
  expect(performance.now() - begun).toBeLessThan(2000);
  expect(existsSync(actorFile)).toBe(false);
});

test('run: a run whose process is killed has crashed', async () => {
  const { code, err } = await cueboard(
    'run',
    await flowFile(actorWith("process.kill(process.pid, 'SIGKILL');")),
  );
  expect([code, err]).toEqual([1, expect.stringContaining('crashed')]);
});

test('export: a folder and a zip hold the same, and nothing is written over', async () => {
  expect((await cueboard('export', sample('3-two-queues'), 'project', '--to', 'node')).code).toBe(0);
  expect((await cueboard('export', sample('3-two-queues'), 'project.zip', '--to', 'zip')).code).toBe(0);
  const zip = unzipSync(await readFile(path.join(folder, 'project.zip')));
  for (const [name, bytes] of Object.entries(zip)) {
    expect(await readFile(path.join(folder, 'project', name))).toEqual(Buffer.from(bytes));
  }
  expect(Object.keys(zip)).toContain('actors/librarian.ts');
  expect((await cueboard('export', sample('3-two-queues'), 'project', '--to', 'node')).code).toBe(2);
  expect((await cueboard('export', sample('3-two-queues'), 'project.zip', '--to', 'zip')).code).toBe(2);
  expect((await cueboard('export', sample('3-two-queues'), 'project', '--to', 'node', '--force')).code).toBe(
    0,
  );
});

test('run: what is recorded is said on the command line', async () => {
  const file = await flowFile(
    actorWith(
      "ctx.log('began'); for (let n = 0; n < 20000; n++) ctx.after(n === 19999 ? 300 : 0, () => { if (n === 19999) ctx.log('over'); });",
    ),
  );
  const options = ['--record', 'headers', '--limit', '1mb', '--state', '500ms', '--trace', 'part.cue'];
  const asText = async () => {
    await cueboard('trace', 'part.cue', 'part.jsonl', '--to', 'json');
    return readFile(path.join(folder, 'part.jsonl'), 'utf8');
  };
  const first = await cueboard('run', file, ...options);
  expect([first.code, first.out, first.err]).toEqual([
    0,
    'Alone  began\nAlone  over\n',
    'The trace has reached its limit of 1 MB. The recording ends here, the run goes on.\n',
  ]);
  const start = await asText();
  expect(start).toContain('"text":"began"');
  expect(start).not.toContain('"text":"over"');
  expect(start).toMatch(/records were left out/);
  await cueboard('run', file, ...options, '--keep', 'last');
  const last = await asText();
  expect(last).not.toContain('"text":"began"');
  expect(last).toContain('"text":"over"');
  for (const wrong of [
    ['--keep', 'middle'],
    ['--limit', '9'],
    ['--record', 'whole', '--preview', '9'],
  ])
    expect((await cueboard('run', file, ...wrong)).code).toBe(2);
});

test('bench takes the bench\u2019s own words, and its exit codes are its own', async () => {
  const help = await cueboard('bench', '--help');
  expect(help).toMatchObject({ code: 0, out: expect.stringContaining('--only W2,W4,start') });
  const unknown = await cueboard('bench', '--only', 'W99');
  expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('--only: no "W99"') });
});
