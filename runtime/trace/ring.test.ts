import { expect, test } from 'vitest';
import { Clock } from '../memory/clock.ts';
import { readRecords, type TraceRecord } from '../protocol/read-records.ts';
import { LogLevel, NONE, RecordKind, SentFlag } from '../protocol/trace-file.ts';
import { BufferRecorder } from './buffer-recorder.ts';
import { createRing, RING_BYTES, RingReader, RingRecorder } from './ring.ts';

const clock = new Clock(process.hrtime.bigint());

function ring(all = true) {
  const buffer = createRing();
  const reader = new RingReader(buffer);
  const read: TraceRecord[] = [];
  const drain = () => reader.drain((bytes) => read.push(...readRecords(bytes)));
  const recorder = new RingRecorder(buffer, clock, all, drain);
  return { buffer, reader, read, drain, recorder };
}

test('records come out as they went in, many times around the ring', () => {
  const { recorder, read, drain } = ring();
  let expected = 0;
  for (let i = 1; i <= 30_000; i++) {
    const id = 2 ** 40 * 3 + i;
    recorder.recordContentAt(
      i,
      RecordKind.sent,
      SentFlag.ask,
      7,
      id,
      2,
      99,
      id - 1,
      { i },
      i % 3 === 0 ? 0 : 64,
    );
    recorder.recordAt(i + 0.5, RecordKind.taken, 0, 8, id, 2);
    recorder.recordAt(i + 1, RecordKind.logged, LogLevel.warn, NONE, 0, 0, 0, 0, 'ä'.repeat(i % 400));
    recorder.recordAt(i + 1, RecordKind.handled, 1, 8, id);
    expected += 4;
  }
  drain();
  expect(read.length).toBe(expected);
  for (let i = 1; i <= 30_000; i++) {
    const id = 2 ** 40 * 3 + i;
    const [sent, taken, logged, handled] = read.slice((i - 1) * 4, i * 4);
    const text = i % 3 === 0 ? '' : `{"i":${i}}`;
    if (i % 997 !== 0) continue;
    expect(sent).toEqual({
      ...{ kind: RecordKind.sent, flags: SentFlag.ask, actor: 7, timeNs: i, message: id },
      ...{ queue: 2, value: 99, other: id - 1, text },
    });
    expect(taken).toMatchObject({ kind: RecordKind.taken, actor: 8, timeNs: i + 0.5, queue: 2, value: 0 });
    expect(logged).toMatchObject({ flags: LogLevel.warn, actor: null, text: 'ä'.repeat(i % 400) });
    expect(handled).toMatchObject({ kind: RecordKind.handled, flags: 1, actor: 8, message: id, text: '' });
  }
});

test('a content that was cut is flagged, a log that was cut is not', () => {
  const { recorder, read, drain } = ring();
  recorder.recordContentAt(1, RecordKind.sent, 0, 0, 1, 0, 0, 0, 'abcdef', 4);
  recorder.record(RecordKind.sent, SentFlag.queued, 0, 2, 0, 0, 0, 'abcdef', 4);
  recorder.record(RecordKind.logged, 1, 0, 0, 0, 0, 0, 'abcdef', 4);
  drain();
  expect(read.map(({ flags, text }) => [flags, text])).toEqual([
    [SentFlag.truncated, '"abc'],
    [SentFlag.truncated | SentFlag.queued, 'abcd'],
    [1, 'abcd'],
  ]);
});

test('the largest content fits, wherever the ring stands', () => {
  const { recorder, read, drain } = ring();
  const large = 'x'.repeat(400_000);
  for (let i = 0; i < 7; i++) {
    recorder.recordContentAt(1, RecordKind.sent, 0, 0, i + 1, 0, 0, 0, large, 1e9);
    recorder.record(RecordKind.handled, 0, 0, i + 1);
    drain();
  }
  expect(read.length).toBe(14);
  expect(read[12]?.text.length).toBe(262_144);
});

test('who asks is called once before the next record, and may write one of its own first', () => {
  const { recorder, read, drain } = ring();
  const before = () => recorder.recordAt(2, RecordKind.idled, 0, NONE, 3);
  recorder.recordAt(1, RecordKind.handled, 0, 0, 1);
  recorder.beforeNext(before);
  recorder.recordAt(4, RecordKind.handled, 0, 0, 2);
  recorder.recordAt(5, RecordKind.handled, 0, 0, 3);
  drain();
  expect(read.map(({ timeNs }) => timeNs)).toEqual([1, 2, 4, 5]);
});

test('without a recording only logs and failures are kept', () => {
  const { recorder, read, drain } = ring(false);
  recorder.record(RecordKind.sent, 0, 0, 1);
  recorder.recordContentAt(1, RecordKind.sent, 0, 0, 1, 0, 0, 0, 'a', 9);
  recorder.record(RecordKind.logged, 1, 0, 0, 0, 0, 0, 'said');
  recorder.record(RecordKind.failed, 0, 0, 0, 0, 0, 0, '{}');
  drain();
  expect(read.map(({ text }) => text)).toEqual(['said', '{}']);
});

test('a recording that ends is noticed within half a ring, and what is left out is counted; a thread begun anew too', () => {
  const { recorder, reader, read, drain, buffer } = ring();
  recorder.record(RecordKind.handled, 0, 0, 1);
  reader.mute();
  const each = Math.floor(RING_BYTES / 24);
  for (let i = 0; i < 2 * each; i++) recorder.record(RecordKind.handled, 0, 0, 1);
  drain();
  expect(read.length).toBeLessThan(0.6 * each);
  expect(reader.leftOut + read.length).toBe(2 * each + 1);
  const again = new RingRecorder(buffer, clock, true, drain);
  const before = read.length;
  again.record(RecordKind.handled, 0, 0, 1);
  again.record(RecordKind.logged, 1, 0, 0, 0, 0, 0, 'still said');
  drain();
  expect(read.slice(before).map(({ text }) => text)).toEqual(['still said']);
});

test('the host keeps its own until they are taken, however many', () => {
  const recorder = new BufferRecorder(clock, true);
  for (let i = 1; i <= 5000; i++) recorder.record(RecordKind.queued, 0, 0, i, 1, i);
  const read: TraceRecord[] = [];
  recorder.drain((bytes) => read.push(...readRecords(bytes)));
  expect(read.map(({ message }) => message)).toEqual(Array.from({ length: 5000 }, (_, i) => i + 1));
  recorder.mute();
  recorder.record(RecordKind.queued, 0, 0, 1, 1, 1);
  expect(recorder.missing).toBe(1);
});
