/** What version 2 of the trace adds, as the reader takes it. */
import { expect, test } from 'vitest';
import { DropFlag, DropReason, SentFlag, StopFlag } from '../../runtime/protocol/trace-file.ts';
import { FIRST_ID as A, smallHeader as header } from '../fixtures/small-run.ts';
import { chunkBytes, headerBytes, recordBytes, traceBytes } from '../fixtures/trace-bytes.ts';
import { findLogs, logLine } from '../messages/find-logs.ts';
import { messageDetail } from '../messages/message-detail.ts';
import { figures } from '../moments/figures.ts';
import { MarkKind } from './marks.ts';
import { TraceReader } from './trace-reader.ts';

test('version 2: entered as it was sent, and what a drop says of its place', () => {
  const both = (flags: number, version: number) => {
    const reader = new TraceReader();
    reader.push(
      traceBytes(
        header,
        [
          { kind: 'sent', timeNs: 10, actor: 0, message: A + 1, queue: 0, flags: SentFlag.queued },
          { kind: 'sent', timeNs: 12, actor: 0, message: A + 2, queue: 0 },
          { kind: 'dropped', timeNs: 14, actor: 0, message: A + 1, queue: 0, flags, thread: 0xffff },
          { kind: 'dropped', timeNs: 15, actor: 0, message: A + 2, queue: 0, thread: 0xffff },
        ],
        undefined,
        version,
      ),
    );
    return reader.store;
  };
  for (const store of [both(DropReason.oldest | DropFlag.hadPlace, 2), both(DropReason.oldest, 1)]) {
    const [steps] = store.queues;
    expect([9, 10, 13, 14, 15].map((time) => steps?.depthAt(time))).toEqual([0, 1, 1, 0, 0]);
    expect(messageDetail(store, A + 1)).toMatchObject({ kind: 'message', queuedNs: 10, outcome: 'dropped' });
  }
  expect(messageDetail(both(DropReason.closed | DropFlag.hadPlace, 2), A + 1)?.error).toBe(
    'the queue was closed',
  );
});

test('actors made in mid-run have names, lanes and figures, whichever record comes first', () => {
  const reader = new TraceReader();
  const info = { name: 'worker #7', actor: 'worker', parent: 0, thread: 1 };
  const bytes = traceBytes(header, [
    { kind: 'taken', thread: 1, timeNs: 20, actor: 5, message: A + 1, queue: 0 },
    { kind: 'handled', thread: 1, timeNs: 30, actor: 5, message: A + 1 },
    { kind: 'spawned', timeNs: 5, actor: 5, message: A, payload: JSON.stringify(info) },
    { kind: 'state', thread: 1, timeNs: 31, actor: 5, message: A + 1, payload: '{"seen":1}' },
    { kind: 'idled', thread: 1, timeNs: 31, message: 900 },
  ]);
  reader.push(bytes);
  const { store } = reader;
  expect(store.head.actors.map(({ name }) => name)).toEqual([
    ...header.actors.map(({ name }) => name),
    'actor 3',
    'actor 4',
    'worker #7',
  ]);
  expect(header.actors).toHaveLength(3);
  expect(messageDetail(store, A + 1)).toMatchObject({
    to: 'worker #7',
    toThread: 'two',
    state: '{"seen":1}',
  });
  expect(store.lanes[1]?.rows.map(({ n }) => n).filter((n) => n > 0)).toEqual([1]);
  expect(store.messages.n).toBe(1);
  expect(figures(store, 40, true).actors.worker).toMatchObject({ handled: 1 });
});

test('an actor that was stopped is marked, and one that came to its end is not', () => {
  const reader = new TraceReader();
  reader.push(
    traceBytes(header, [
      { kind: 'actorStopped', timeNs: 10, actor: 0, flags: StopFlag.ended, payload: 'it came to its end' },
      { kind: 'actorStopped', timeNs: 20, actor: 1, payload: 'it failed' },
    ]),
  );
  const { marks } = reader.store;
  expect(marks.flatMap(({ time, n }) => [...time.subarray(0, n)])).toEqual([20]);
});

test('a deadlock and missing records are marked, and said in the console', () => {
  const reader = new TraceReader();
  const info = {
    kind: 'mixed',
    members: [
      { actor: 0, queue: 0, for: 'place' },
      { actor: 1, queue: -1, for: 'answer' },
    ],
  };
  const host = { thread: 0xffff };
  reader.push(
    traceBytes(header, [
      { ...host, kind: 'deadlocked', timeNs: 40, payload: JSON.stringify(info) },
      { ...host, kind: 'deadlocked', timeNs: 41, payload: 'nonsense' },
      { ...host, kind: 'cut', timeNs: 50, payload: 'The trace is full.' },
      { ...host, kind: 'cut', timeNs: 99, message: 12, payload: '12 records were left out.' },
    ]),
  );
  const { store } = reader;
  expect(store.deadlocks.all).toEqual([{ timeNs: 40, info, resolvedNs: null }]);
  expect(store.cuts).toEqual([
    { timeNs: 50, records: 0, why: 'The trace is full.' },
    { timeNs: 99, records: 12, why: '12 records were left out.' },
  ]);
  expect([...findLogs(store, {})].map((row) => logLine(store, row))).toMatchObject([
    {
      level: 'error',
      thread: 'run',
      text: 'Deadlock: asker waits for a place in jobs, which worker 1 reads; worker 1 waits for an answer of asker.',
    },
    { level: 'warn', text: 'The trace is full.' },
    { level: 'warn', text: '12 records were left out.' },
  ]);
  const marks = store.marks.at(-1);
  expect([...(marks?.kind.subarray(0, marks.n) ?? [])]).toEqual([
    MarkKind.deadlocked,
    MarkKind.deadlocked,
    MarkKind.cut,
  ]);
});

test('kinds of a newer runtime are skipped, and a trace without its first part begins with what waited', () => {
  const removed = {
    records: 3,
    bytes: 5000,
    untilNs: 9,
    depths: [1],
    working: [{ actor: 2, message: A + 7, sinceNs: 4 }],
  };
  const bytes = traceBytes({ ...header, removed }, [
    { kind: 'cut', timeNs: 9, message: 3, payload: 'The first part was removed.' },
    { kind: 'taken', thread: 1, timeNs: 20, actor: 1, message: A + 1, queue: 0 },
  ]);
  const reader = new TraceReader();
  reader.push(bytes.subarray(0, bytes.length - 32));
  const unknown = recordBytes({ kind: 'programEnded', timeNs: 15 });
  unknown[0] = 99;
  const padding = chunkBytes(0, 1, unknown);
  reader.push(bytes.subarray(bytes.length - 32));
  reader.push(padding);
  expect(reader.store.queues[0]?.depthAt(10)).toBe(1);
  expect(reader.store.queues[0]?.depthNow).toBe(0);
  expect(messageDetail(reader.store, A + 7)).toMatchObject({
    to: 'worker 2',
    takenNs: 4,
    outcome: 'handling',
  });
  expect(reader.store.lanes[1]?.busyShare(4, 20)).toBe(1);
  const head = headerBytes({ ...header, removed }).length;
  expect(reader.bytesTaken).toBe(removed.bytes + bytes.length - head + padding.length);
});
