/** `cueboard trace FILE --summary`, as a person types it. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HOST_THREAD, SentFlag } from '../runtime/protocol/trace-file.ts';
import { traceBytes, type Written } from '../trace/fixtures/trace-bytes.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cueboard-summary-'));
});
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));

function cueboard(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const bin = path.join(import.meta.dirname, 'cueboard.mjs');
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args], { cwd: folder }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

const header = {
  ...{ flow: 'Backup', startedAtMs: 1, previewBytes: 0 },
  threads: ['reader', 'writer'].map((name) => ({ name, colour: 'blue' })),
  queues: [{ name: 'blocks', capacity: 2, whenFull: 'wait' }],
  actors: ['reader', 'writer'].map((name, thread) => ({ name, actor: name, copy: 0, thread })),
};
const ms = (n: number) => n * 1e6;
const sent = (message: number, timeMs: number, flags: number): Written => ({
  ...{ kind: 'sent', timeNs: ms(timeMs), message, actor: 0, flags, other: 1 },
  ...(flags === SentFlag.queued ? { queue: 0 } : {}),
});

/** The reader waits for a place from 100 to 900 ms, the writer writes from 50 to 1,000. */
const records: Written[] = [
  { kind: 'actorStarted', timeNs: 0, actor: 0 },
  { kind: 'actorStarted', timeNs: 0, actor: 1, thread: 1 },
  ...[{ ...sent(1, 0, SentFlag.start), other: 0 }],
  { kind: 'taken', timeNs: 0, message: 1, actor: 0 },
  sent(2, 40, SentFlag.queued),
  { kind: 'taken', timeNs: ms(50), message: 2, actor: 1, queue: 0, thread: 1 },
  { ...sent(3, 100, 0), queue: 0 },
  { kind: 'waited', timeNs: ms(100), message: 3, actor: 0, queue: 0, thread: HOST_THREAD },
  { kind: 'queued', timeNs: ms(900), message: 3, actor: 0, queue: 0, thread: HOST_THREAD },
];

test('shares, queues and the bottleneck, in lines and as JSON', async () => {
  const bytes = traceBytes(header, records, { timeNs: ms(1000), state: 'stopped' });
  await writeFile(path.join(folder, 'run.cueboard'), bytes);
  const { code, out } = await cueboard('trace', 'run.cueboard', '--summary');
  expect(code).toBe(0);
  expect(out).toBe(
    [
      'Backup: stopped, 1 s, 2 messages',
      '',
      'actor    busy  outside  answer  full queue  input',
      'writer  95.0%     0.0%    0.0%        0.0%   5.0%',
      'reader  20.0%     0.0%    0.0%       80.0%   0.0%',
      '',
      'queue   waiting on average  coming  each stays',
      'blocks                0.11     2/s       55 ms',
      '',
      'writer is the bottleneck: it is 95% busy, and reader waits for it 80% of the time.',
      '',
    ].join('\n'),
  );
  const json = await cueboard('trace', 'run.cueboard', '--summary', '--json');
  expect(JSON.parse(json.out)).toMatchObject({
    bottleneck: { actor: 'writer', waiter: { actor: 'reader', share: 0.8 } },
    actors: { reader: { fullOf: [{ queue: 'blocks', share: 0.8 }] } },
    deadlocks: [],
    mistakes: [],
  });
});

test('a deadlock, and when it was over', async () => {
  const info = {
    kind: 'full',
    members: [
      { actor: 0, queue: 0, for: 'place' },
      { actor: 1, queue: 0, for: 'place' },
    ],
  };
  const told: Written = {
    ...{ kind: 'deadlocked', timeNs: ms(300), thread: HOST_THREAD, payload: JSON.stringify(info) },
  };
  const all = [...records.slice(0, -1), told, ...records.slice(-1)];
  await writeFile(path.join(folder, 'run.cueboard'), traceBytes(header, all));
  const { out } = await cueboard('trace', 'run.cueboard', '--summary');
  expect(out).toContain('Backup: without an end, 900 ms');
  expect(out).toContain(
    'At 300 ms: Deadlock: reader waits for a place in blocks, which writer reads; writer waits for a place in blocks, which reader reads. It was over at 900 ms.',
  );
});

test('who waits for whom at a moment', async () => {
  await writeFile(path.join(folder, 'run.cueboard'), traceBytes(header, records));
  const { out } = await cueboard('trace', 'run.cueboard', '--summary', '--at', '500ms');
  expect(out).toContain(
    '\nAt 500 ms:\n  reader waits for a place in blocks, which writer reads\n  writer is busy\n',
  );
  const wrong = await cueboard('trace', 'run.cueboard', '--summary', '--at', 'noon');
  expect([wrong.code, wrong.err]).toEqual([2, '--at takes a time such as 500ms, 10s or 2m, not noon\n']);
});

test('what to write has to be said, and once', async () => {
  await writeFile(path.join(folder, 'run.cueboard'), traceBytes(header, records));
  for (const args of [
    [],
    ['--summary', '--to', 'json'],
    ['--to', 'json', '--json'],
    ['--to', 'json', '--at', '1s'],
  ]) {
    const { code, out, err } = await cueboard('trace', 'run.cueboard', ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('--to');
  }
});
