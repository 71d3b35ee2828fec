import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Clock } from '../memory/clock.ts';
import { readRecords, type TraceRecord } from '../protocol/read-records.ts';
import {
  CHUNK_HEADER_BYTES,
  ChunkKind,
  NONE,
  RecordKind,
  type RunEnd,
  SentFlag,
  type TraceHeader,
} from '../protocol/trace-file.ts';
import { BufferRecorder } from './buffer-recorder.ts';
import { TraceWriter } from './trace-writer.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cueboard-writer-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const clock = new Clock(process.hrtime.bigint());
const header: TraceHeader = {
  flow: 'Written',
  startedAtMs: 0,
  previewBytes: 0,
  threads: [{ name: 'one', colour: 'blue' }],
  queues: [{ name: 'jobs', capacity: 1024, whenFull: 'wait' }],
  actors: [{ name: 'a', actor: 'a', copy: 0, thread: 0 }],
};
const end: RunEnd = { timeNs: 1e12, state: 'completed' };

/** Messages `from` to `to`, two records each: in at time id, out at id + 0.5 where it is even. */
function messages(from: number, to: number): Uint8Array {
  const recorder = new BufferRecorder(clock, true);
  for (let id = from; id < to; id++) {
    recorder.recordAt(id, RecordKind.sent, SentFlag.queued, 0, id, 0, 9, 0);
    if (id % 4 !== 0) recorder.recordAt(id + 0.5, RecordKind.taken, 0, 0, id, 0);
  }
  let bytes = new Uint8Array(0);
  recorder.drain((records) => {
    bytes = records.slice();
  });
  return bytes;
}

function read(file: string): {
  header: TraceHeader;
  headBytes: number;
  records: TraceRecord[];
  end: RunEnd | null;
} {
  const bytes = fs.readFileSync(file);
  const length = bytes.readUInt32LE(12);
  const records: TraceRecord[] = [];
  let last: RunEnd | null = null;
  const headBytes = 16 + Math.ceil(length / 8) * 8;
  for (let at = headBytes; at + CHUNK_HEADER_BYTES <= bytes.length; ) {
    const size = bytes.readUInt32LE(at);
    const payload = bytes.subarray(at + CHUNK_HEADER_BYTES, at + CHUNK_HEADER_BYTES + size);
    if (bytes.readUInt16LE(at + 6) === ChunkKind.end) last = JSON.parse(payload.toString()) as RunEnd;
    else records.push(...readRecords(payload));
    at += CHUNK_HEADER_BYTES + size;
  }
  return {
    header: JSON.parse(bytes.toString('utf8', 16, 16 + length)) as TraceHeader,
    headBytes,
    records,
    end: last,
  };
}

const cuts = (records: TraceRecord[]) =>
  records.filter(({ kind }) => kind === RecordKind.cut).map(({ message, text }) => [message, text]);

test('without a limit all is there', () => {
  const file = path.join(folder, 'all');
  const writer = new TraceWriter(file, header, {}, clock, () => expect.unreachable());
  for (let i = 0; i < 50; i++) writer.records(0, messages(i * 100 + 1, i * 100 + 101));
  writer.end(end);
  const trace = read(file);
  expect(trace.records.length).toBe(50 * 175);
  expect(trace.end).toEqual(end);
});

test('the first part is kept up to the limit, and what is left out is counted', () => {
  const file = path.join(folder, 'first');
  const reasons: string[] = [];
  const writer = new TraceWriter(file, header, { limitBytes: 100_000 }, clock, (why) => reasons.push(why));
  let records = 0;
  for (let i = 0; i < 30; i++) {
    const bytes = messages(i * 200 + 1, i * 200 + 201);
    records += [...readRecords(bytes)].length;
    writer.records(0, bytes);
  }
  writer.end(end, 7);
  expect(fs.statSync(file).size).toBeLessThanOrEqual(100_000);
  expect(fs.statSync(file).size).toBeGreaterThan(95_000);
  const trace = read(file);
  const kept = trace.records.filter(({ kind }) => kind !== RecordKind.cut);
  expect(kept.map(({ timeNs }) => timeNs)).toEqual(kept.map(({ timeNs }) => timeNs).sort((a, b) => a - b));
  expect(reasons).toEqual(['The trace has reached its limit of 100 kB.']);
  const missing = records - kept.length + 7;
  expect(cuts(trace.records)).toEqual([
    [0, `${reasons[0]} Nothing after this is recorded; the run goes on.`],
    [missing, `${missing.toLocaleString('en')} records were left out.`],
  ]);
  expect(trace.end).toEqual(end);
});

test('the last part is kept, its header tells what was before, and the disk never holds more than the limit', () => {
  const file = path.join(folder, 'last');
  const limitBytes = 2_000_000;
  const writer = new TraceWriter(file, header, { limitBytes, keep: 'last' }, clock, () =>
    expect.unreachable(),
  );
  const spawn = new BufferRecorder(clock, true);
  spawn.recordAt(
    1,
    RecordKind.spawned,
    0,
    2,
    0,
    0,
    0,
    0,
    '{"name":"b #1","actor":"b","parent":0,"thread":0}',
  );
  spawn.recordAt(1, RecordKind.capacitySet, 0, NONE, 0, 0, 77);
  spawn.drain((bytes) => writer.records(0, bytes));
  let total = 0;
  let most = 0;
  const sizeOf = (name: string) => fs.statSync(name, { throwIfNoEntry: false })?.size ?? 0;
  for (let i = 0; i < 400; i++) {
    const bytes = messages(i * 500 + 1, i * 500 + 501);
    writer.records(0, bytes);
    total += [...readRecords(bytes)].length;
    most = Math.max(most, sizeOf(file) + sizeOf(`${file}.next`));
  }
  writer.end(end);
  expect(most).toBeLessThanOrEqual(limitBytes);
  expect(sizeOf(file)).toBeGreaterThan(limitBytes * 0.3);
  expect(fs.existsSync(`${file}.next`)).toBe(false);
  const { header: head, headBytes, records, end: last } = read(file);
  const [cut, first, ...rest] = records;
  const removed = head.removed;
  expect(removed?.records).toBe(total + 2 - rest.length - 1);
  expect(cut).toMatchObject({ kind: RecordKind.cut, message: removed?.records, actor: null });
  expect(cut?.actor ?? NONE).toBe(NONE);
  expect(first?.timeNs).toBe(Math.floor(removed?.untilNs ?? 0) + 1);
  expect(rest.at(-1)?.message).toBe(200_000);
  // A quarter of what was sent before is still in the queue.
  expect(removed?.depths).toEqual([Math.floor((removed?.untilNs ?? 0) / 4)]);
  const [working] = removed?.working ?? [];
  expect(removed?.working.length).toBe(1);
  expect(working).toMatchObject({ actor: 0, sinceNs: (working?.message ?? 0) + 0.5 });
  expect(head.actors.map(({ name }) => name)).toEqual(['a', 'actor 1', 'b #1']);
  expect(head.queues.map(({ capacity }) => capacity)).toEqual([77]);
  expect(last).toEqual(end);
  // Bytes are counted as if nothing had been removed.
  const whole = path.join(folder, 'whole');
  const all = new TraceWriter(whole, header, {}, clock, () => expect.unreachable());
  spawn.recordAt(
    1,
    RecordKind.spawned,
    0,
    2,
    0,
    0,
    0,
    0,
    '{"name":"b #1","actor":"b","parent":0,"thread":0}',
  );
  spawn.recordAt(1, RecordKind.capacitySet, 0, NONE, 0, 0, 77);
  spawn.drain((bytes) => all.records(0, bytes));
  for (let i = 0; i < 400; i++) all.records(0, messages(i * 500 + 1, i * 500 + 501));
  all.end(end);
  expect((removed?.bytes ?? 0) + sizeOf(file) - headBytes).toBe(sizeOf(whole));
});

test('one large chunk is no reason to lose all that came before, nor to go over the limit', () => {
  const file = path.join(folder, 'large');
  const limitBytes = 300_000;
  const limits = { limitBytes, keep: 'last' } as const;
  const writer = new TraceWriter(file, header, limits, clock, () => expect.unreachable());
  writer.records(0, messages(1, 20_001));
  const { records } = read(file);
  expect(fs.statSync(file).size).toBeLessThanOrEqual(limitBytes);
  expect(fs.statSync(file).size).toBeGreaterThan(limitBytes * 0.3);
  expect(records.at(-1)?.message).toBe(20_000);
  writer.end(end);
});

const WRITES = `
  const { TraceWriter } = await import(process.argv[1] + '/trace-writer.ts');
  const { BufferRecorder } = await import(process.argv[1] + '/buffer-recorder.ts');
  const { Clock } = await import(process.argv[1] + '/../memory/clock.ts');
  const clock = new Clock(process.hrtime.bigint());
  const header = JSON.parse(process.argv[3]);
  const writer = new TraceWriter(process.argv[2], header, {}, clock, (why) => console.log(why));
  const recorder = new BufferRecorder(clock, true);
  for (let i = 1; i <= 60; i++) {
    for (let k = 0; k < 1500; k++) recorder.recordAt(i, 8, 0, 0, i * 10000 + k, 0);
    recorder.drain((bytes) => writer.records(0, bytes));
  }
  writer.end({ timeNs: 1e12, state: 'completed' });
`;
const script = (file: string) =>
  [
    process.execPath,
    '--input-type=module',
    '-e',
    WRITES,
    import.meta.dirname,
    file,
    JSON.stringify(header),
  ] as const;

function expectMarked(file: string, said: string, why: RegExp) {
  expect(said).toMatch(why);
  const { records, end: last } = read(file);
  const kept = records.filter(({ kind }) => kind === RecordKind.taken);
  expect(kept.length).toBeGreaterThan(1000);
  const missing = 60 * 1500 - kept.length;
  expect(cuts(records)).toEqual([
    [0, `${said.trim()} Nothing after this is recorded; the run goes on.`],
    [missing, expect.stringContaining('left out')],
  ]);
  expect(last?.state).toBe('completed');
}

test('a file that may not grow ends the recording with a mark, not the process', () => {
  const file = path.join(folder, 'capped');
  const [node, ...words] = script(file);
  const said = execFileSync('bash', ['-c', 'ulimit -f 1500; exec "$0" "$@"', node, ...words], {
    encoding: 'utf8',
  });
  expectMarked(file, said, /largest size of a file that is allowed here/);
});

/** A small file system of its own, where this process may make one. */
function smallDisk(): string | null {
  const place = path.join(folder, 'disk');
  fs.mkdirSync(place);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'none', place], { stdio: 'ignore' });
    return place;
  } catch {
    return null;
  }
}

test('a full disk ends the recording with a mark, not the process', (context) => {
  const disk = smallDisk();
  if (disk === null) {
    context.skip('only root can mount a small disk');
    return;
  }
  try {
    const file = path.join(disk, 'trace');
    const [node, ...words] = script(file);
    const said = execFileSync(node, words, { encoding: 'utf8' });
    expectMarked(file, said, /The disk has no room left for the trace\./);
    expect(fs.readdirSync(disk)).toEqual(['trace']);
  } finally {
    execFileSync('umount', [disk]);
  }
});
