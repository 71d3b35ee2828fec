import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { Clock } from '../../runtime/memory/clock.ts';
import { RecordKind, SentFlag } from '../../runtime/protocol/trace-file.ts';
import { BufferRecorder } from '../../runtime/trace/buffer-recorder.ts';
import { TraceWriter } from '../../runtime/trace/trace-writer.ts';
import { TraceReader } from '../../trace/reading/trace-reader.ts';
import { streamTrace } from './stream-trace.ts';

const folder = fs.mkdtempSync(path.join(tmpdir(), 'cueboard-stream-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
const file = (name: string) => path.join(folder, name);
const quiet = () => new AbortController().signal;

async function text(stream: ReadableStream<Uint8Array>): Promise<string> {
  return new Response(stream).text();
}

test('a whole file is sent from any byte, in pieces, and ends', async () => {
  const content = `${'x'.repeat(700_000)}end`;
  fs.writeFileSync(file('whole'), content);
  expect(await text(streamTrace(file('whole'), { from: 0, signal: quiet() }))).toBe(content);
  expect(await text(streamTrace(file('whole'), { from: 700_000, signal: quiet() }))).toBe('end');
  expect(await text(streamTrace(file('whole'), { from: 900_000, signal: quiet() }))).toBe('');
  expect(await text(streamTrace(file('absent'), { from: 0, signal: quiet() }))).toBe('');
});

test('a file that does not stand yet is followed as it grows, and every byte is sent once', async () => {
  const settled = Promise.withResolvers<void>();
  const received = text(streamTrace(file('grows'), { from: 0, settled: settled.promise, signal: quiet() }));
  await after(60);
  let written = '';
  for (let n = 0; n < 200; n++) {
    fs.appendFileSync(file('grows'), `${n};`);
    written += `${n};`;
    if (n % 20 === 0) await after(5);
  }
  // Written and settled in one breath: the last bytes are not lost.
  fs.appendFileSync(file('grows'), 'last');
  settled.resolve();
  expect(await received).toBe(`${written}last`);
});

test('what is written arrives within a few milliseconds', async () => {
  fs.writeFileSync(file('fast'), '');
  const settled = Promise.withResolvers<void>();
  const reader = streamTrace(file('fast'), {
    from: 0,
    settled: settled.promise,
    signal: quiet(),
  }).getReader();
  const delays: number[] = [];
  for (let n = 0; n < 20; n++) {
    const next = reader.read();
    await after(15);
    const begun = performance.now();
    fs.appendFileSync(file('fast'), 'x');
    await next;
    delays.push(performance.now() - begun);
  }
  settled.resolve();
  expect((await reader.read()).done).toBe(true);
  expect(delays.sort((a, b) => a - b)[10]).toBeLessThan(20);
});

test('who leaves ends the stream while the run goes on', async () => {
  fs.writeFileSync(file('left'), 'x');
  const leaving = new AbortController();
  const never = new Promise<void>(() => {});
  const received = text(streamTrace(file('left'), { from: 0, settled: never, signal: leaving.signal }));
  await after(30);
  leaving.abort();
  expect(await received).toBe('x');
});

test.runIf(process.platform === 'linux')('who cancels while it waits leaves no file open', async () => {
  fs.writeFileSync(file('cancelled'), 'x');
  const open = () =>
    fs.readdirSync('/proc/self/fd').filter((fd) => {
      try {
        return fs.readlinkSync(`/proc/self/fd/${fd}`) === file('cancelled');
      } catch {
        return false;
      }
    });
  const never = new Promise<void>(() => {});
  for (let n = 0; n < 30; n++) {
    const reader = streamTrace(file('cancelled'), { from: 0, settled: never, signal: quiet() }).getReader();
    await reader.read();
    if (n % 3 > 0) await after(n % 3);
    // The file grows at that moment: what waits for it must not open it anew.
    fs.appendFileSync(file('cancelled'), 'x');
    await reader.cancel();
    fs.appendFileSync(file('cancelled'), 'x');
  }
  await expect.poll(open).toEqual([]);
  await after(100);
  expect(open()).toEqual([]);
});

test('a run that keeps its last part: its trace goes on where the file was replaced, without a gap', async () => {
  const clock = new Clock(process.hrtime.bigint());
  const header = {
    ...{
      flow: 'Long',
      startedAtMs: 0,
      previewBytes: 0,
      actors: [],
      threads: [{ name: 'one', colour: 'blue' }],
    },
    queues: [{ name: 'jobs', capacity: 10, whenFull: 'wait' }],
  };
  const limits = { limitBytes: 400_000, keep: 'last' } as const;
  const writer = new TraceWriter(file('last'), header, limits, clock, () => expect.unreachable());
  const settled = Promise.withResolvers<void>();
  const live = { settled: settled.promise, signal: quiet() };
  const followed = new TraceReader();
  const following = (async () => {
    for await (const bytes of streamTrace(file('last'), { from: 0, ...live })) followed.push(bytes);
  })();
  const joined = new TraceReader();
  let joining: Promise<void> | null = null;
  const read = async (reader: TraceReader) => {
    for await (const bytes of streamTrace(file('last'), { from: 0, ...live })) reader.push(bytes);
  };
  const recorder = new BufferRecorder(clock, true);
  for (let id = 1; id <= 20_000; id++) {
    recorder.recordAt(id, RecordKind.sent, SentFlag.queued, 0, id, 0, 9);
    recorder.recordAt(id + 0.5, RecordKind.taken, 0, 0, id, 0);
    if (id % 50 !== 0) continue;
    recorder.drain((bytes) => writer.records(0, bytes));
    if (id === 12_000) joining = read(joined);
    // They keep up: what is written meanwhile is less than what stays.
    const has = (reader: TraceReader) => reader.store.messages.find(id) >= 0;
    while (id % 1000 === 0 && !(has(followed) && (joining === null || has(joined)))) await after(1);
  }
  writer.end({ timeNs: 1e9, state: 'completed' });
  settled.resolve();
  await following;
  expect(followed.store.messages.n).toBe(20_000);
  expect(followed.store.ended?.state).toBe('completed');
  expect(followed.store.cuts).toEqual([]);
  await joining;
  expect(joined.store.cuts.length).toBe(1);
  expect(joined.store.ended?.state).toBe('completed');
  expect(joined.store.messages.find(20_000)).toBeGreaterThan(0);
  expect(joined.store.messages.n).toBeLessThan(12_000);
  // All of them count alike, so each can go on from where it is.
  expect(joined.bytesTaken).toBe(followed.bytesTaken);
  const last = new TraceReader();
  await read(last);
  expect(last.bytesTaken).toBe(followed.bytesTaken);
  expect(
    await text(streamTrace(file('last'), { from: followed.bytesTaken - 40, signal: quiet() })),
  ).toContain('completed');
  expect(await text(streamTrace(file('last'), { from: 5000, signal: quiet() }))).toBe('');
});

test('a reader that falls behind goes on over what was removed', async () => {
  const clock = new Clock(process.hrtime.bigint());
  const header = {
    ...{
      flow: 'Slow',
      startedAtMs: 0,
      previewBytes: 0,
      actors: [],
      threads: [{ name: 'one', colour: 'blue' }],
    },
    queues: [{ name: 'jobs', capacity: 9999, whenFull: 'wait' }],
  };
  const limits = { limitBytes: 100_000, keep: 'last' } as const;
  const writer = new TraceWriter(file('slow'), header, limits, clock, () => expect.unreachable());
  const recorder = new BufferRecorder(clock, true);
  const write = (from: number, to: number) => {
    for (let id = from; id < to; id++) {
      recorder.recordAt(id, RecordKind.sent, SentFlag.queued, 0, id, 0, 9);
      if (id % 10 !== 0) recorder.recordAt(id + 0.5, RecordKind.taken, 0, 0, id, 0);
      if (id % 50 === 0) recorder.drain((bytes) => writer.records(0, bytes));
    }
  };
  const settled = Promise.withResolvers<void>();
  const stream = streamTrace(file('slow'), {
    from: 0,
    settled: settled.promise,
    signal: quiet(),
  }).getReader();
  const reader = new TraceReader();
  const take = async () => {
    const { value, done } = await stream.read();
    if (value) reader.push(value);
    return done;
  };
  write(1, 501);
  while (reader.store.messages.n < 500) await take();
  // Several files come and go meanwhile.
  write(501, 10_001);
  writer.end({ timeNs: 20_000, state: 'completed' });
  settled.resolve();
  while (!(await take()));
  const { store } = reader;
  expect(store.ended?.state).toBe('completed');
  expect(store.messages.n).toBeLessThan(9000);
  expect(store.cuts.length).toBe(1);
  // A tenth of all is still in the queue.
  expect(store.queues[0]?.depthAt(500.9)).toBe(50);
  expect(store.queues[0]?.depthNow).toBe(1000);
  const whole = new TraceReader();
  for await (const bytes of streamTrace(file('slow'), { from: 0, signal: quiet() })) whole.push(bytes);
  expect(reader.bytesTaken).toBe(whole.bytesTaken);
});
