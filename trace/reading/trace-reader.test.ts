import { expect, test } from 'vitest';
import { LogLevel, Outcome, SentFlag } from '../../runtime/protocol/trace-file.ts';
import { randomTrace } from '../fixtures/random-trace.ts';
import { FIRST_ID as A, SECOND_ID as B, smallHeader as header } from '../fixtures/small-run.ts';
import { traceBytes, type Written } from '../fixtures/trace-bytes.ts';
import { findLogs, logLine } from '../messages/find-logs.ts';
import { findMessages } from '../messages/find-messages.ts';
import { messageDetail } from '../messages/message-detail.ts';
import { figures } from '../moments/figures.ts';
import { readTrace } from './read-trace.ts';
import { TraceReader } from './trace-reader.ts';

const of = (records: Written[], kind: Written['kind']) => records.filter((r) => r.kind === kind);

test('a capacity that was changed stands from then on, and the console says so', () => {
  const { header, endNs } = randomTrace(1, { messages: 10 });
  const set = (timeNs: number, queue: number, value: number): Written => ({
    ...{ kind: 'capacitySet', timeNs, queue, value },
  });
  const bytes = traceBytes(header, [set(10, 0, 1200), set(20, 0, 5), set(30, 99, 5)], {
    ...{ timeNs: endNs, state: 'completed' },
  });
  const store = readTrace([bytes]);
  expect([9, 10, 19, 20].map((timeNs) => store.capacities.at(0, timeNs))).toEqual([8, 1200, 1200, 5]);
  expect(figures(store, endNs, true).queues['queue 0']?.capacity).toBe(5);
  expect([...findLogs(store, {})].map((row) => logLine(store, row).text)).toContain(
    'The capacity of queue 0 is 1,200 from here on.',
  );
});

test.each([1, 2, 3, 4, 5])('seed %i: columns say what the records said', (seed) => {
  const { header, records, endNs } = randomTrace(seed, { messages: 300, drainEvery: 20 });
  const bytes = traceBytes(header, records, { timeNs: endNs, state: 'completed' });
  const store = readTrace(
    Array.from({ length: Math.ceil(bytes.length / 999) }, (_, i) => bytes.subarray(i * 999, (i + 1) * 999)),
  );
  expect(store.messages.n).toBe(300);
  expect(store.sentCount).toBe(300);

  for (const r of of(records, 'sent')) {
    const facts = messageDetail(store, r.message as number);
    const by = (kind: Written['kind']) => of(records, kind).find((x) => x.message === r.message);
    expect(facts).toMatchObject({
      from: `actor ${r.actor}`,
      to: `actor ${by('taken')?.actor}`,
      queue: `queue ${r.queue}`,
      sentNs: r.timeNs,
      queuedNs: by('queued')?.timeNs,
      takenNs: by('taken')?.timeNs,
      handledNs: by('handled')?.timeNs,
      outcome: by('handled')?.flags === Outcome.ok ? 'ok' : 'error',
      preview: r.payload,
      cause: r.other === 0 ? null : r.other,
    });
    const effects = of(records, 'sent').filter((x) => x.other === r.message);
    expect(new Set(facts?.effects)).toEqual(new Set(effects.map((x) => x.message)));
  }

  // Bars of a row never overlap, and every handled message has its bar on its receiver's thread.
  let bars = 0;
  for (const [t, lane] of store.lanes.entries())
    for (const row of lane.rows) {
      bars += row.n;
      for (let i = 0; i < row.n; i++) {
        expect(store.threadOf(row.actor[i] as number)).toBe(t);
        if (i > 0) expect(row.start[i]).toBeGreaterThanOrEqual(row.end[i - 1] as number);
      }
    }
  expect(bars).toBe(300);

  // Depth steps in order of time, and as deep as a count of the records says.
  for (const [q, steps] of store.queues.entries()) {
    const told = records
      .filter((r) => r.queue === q && (r.kind === 'queued' || r.kind === 'taken'))
      .sort((a, b) => a.timeNs - b.timeNs);
    expect([...steps.time.subarray(0, steps.n)]).toEqual(told.map((r) => r.timeNs));
    expect(told.map((_, i) => steps.depthOf(i))).toEqual(told.map((r) => r.value));
  }

  // Busy shares of any stretch, against a sum over all bars.
  for (const [a, b] of [
    [0, endNs],
    [endNs * 0.2, endNs * 0.21],
    [endNs * 0.5, endNs * 0.9],
  ] as const)
    for (const [t, lane] of store.lanes.entries()) {
      let busy = 0;
      for (const r of of(records, 'taken')) {
        if ((r.actor as number) % header.threads.length !== t) continue;
        const end = of(records, 'handled').find((h) => h.message === r.message)?.timeNs as number;
        busy += Math.max(0, Math.min(b, end) - Math.max(a, r.timeNs));
      }
      expect(lane.busyShare(a, b)).toBeCloseTo(Math.min(1, busy / (b - a)), 9);
    }

  const found = findMessages(store, { actors: ['actor 1'], queues: ['queue 0'], text: 'W3' });
  const expected = of(records, 'sent')
    .filter((r) => {
      const to = of(records, 'taken').find((x) => x.message === r.message)?.actor;
      return (r.actor === 1 || to === 1) && r.queue === 0 && r.payload?.includes('w3');
    })
    .sort((a, b) => a.timeNs - b.timeNs);
  expect([...found].map((row) => store.messages.id[row])).toEqual(expected.map((r) => r.message));
});

test('an ask and its answer, a failure, a loss, logs and work that was cut', () => {
  const records: Written[] = [
    { kind: 'sent', timeNs: 1, message: A, flags: SentFlag.start, actor: 0 },
    { kind: 'taken', timeNs: 2, message: A, actor: 0 },
    {
      kind: 'sent',
      timeNs: 10,
      actor: 0,
      message: A + 1,
      queue: 0,
      flags: SentFlag.ask,
      other: A,
      payload: 'find',
    },
    { kind: 'queued', timeNs: 11, actor: 0, message: A + 1, queue: 0, value: 1 },
    { kind: 'sent', timeNs: 12, actor: 0, message: A + 2, queue: 0, other: A },
    { kind: 'waited', timeNs: 13, actor: 0, message: A + 2, queue: 0, value: 1 },
    { kind: 'taken', thread: 1, timeNs: 20, actor: 1, message: A + 1, queue: 0, value: 0 },
    {
      kind: 'answered',
      thread: 1,
      timeNs: 30,
      actor: 1,
      message: B + 1,
      other: A + 1,
      value: 3,
      payload: 'row',
    },
    { kind: 'handled', thread: 1, timeNs: 31, actor: 1, message: A + 1, flags: Outcome.ok },
    { kind: 'resumed', timeNs: 40, actor: 0, message: B + 1 },
    { kind: 'dropped', timeNs: 41, actor: 0, message: A + 2, queue: 0, value: 0, flags: 3 },
    {
      kind: 'failed',
      thread: 1,
      timeNs: 50,
      actor: 2,
      message: A + 3,
      payload: '{"name":"TypeError","message":"no","stack":"","file":"actors/w.ts","line":8,"column":27}',
    },
    { kind: 'logged', thread: 1, timeNs: 49, actor: 2, message: 0, flags: LogLevel.warn, payload: 'careful' },
    { kind: 'logged', timeNs: 45, actor: 0, message: A, flags: LogLevel.info, payload: 'well' },
  ];
  const reader = new TraceReader();
  const bytes = traceBytes(header, records);
  reader.push(bytes.subarray(0, 700));
  reader.push(bytes.subarray(700));
  const { store } = reader;
  expect(messageDetail(store, B + 1)).toMatchObject({
    kind: 'answer',
    from: 'worker 1',
    to: 'asker',
    sentNs: 30,
    takenNs: 40,
    cause: A + 1,
    preview: 'row',
    outcome: 'ok',
  });
  expect(messageDetail(store, A)).toMatchObject({
    kind: 'start',
    outcome: 'handling',
    effects: [A + 1, A + 2],
    effectCount: 2,
  });
  expect(messageDetail(store, A + 2)).toMatchObject({ outcome: 'dropped', error: 'the queue was closed' });
  expect(store.failures[0]?.info.name).toBe('TypeError');
  expect(messageDetail(store, A + 3)?.error).toBe('TypeError: no (actors/w.ts:8:27)');
  expect([...findLogs(store, {})].map((row) => logLine(store, row).text)).toEqual([
    'well',
    'careful',
    'TypeError: no (actors/w.ts:8:27)',
  ]);
  expect([...findLogs(store, { actors: ['worker'] })].map((row) => logLine(store, row).level)).toEqual([
    'warn',
    'failed',
  ]);

  const now = figures(store, 50, false);
  expect(now.queues.jobs).toMatchObject({ depth: 0, blocking: false, handled: 1 });
  expect(now.actors.asker?.busy).toBeCloseTo(48 / 50);
  expect(now.actors.worker).toMatchObject({ handled: 1, failures: 1 });

  reader.end({ timeNs: 60, state: 'stopped' });
  expect(messageDetail(store, A)).toMatchObject({ outcome: 'cut', handledNs: 60 });
  expect(messageDetail(store, 12345)).toBeNull();
});

test('a message that its actor failed on has failed, with the place, though it is kept as a dead letter', () => {
  const reader = new TraceReader();
  reader.push(
    traceBytes(header, [
      { kind: 'sent', timeNs: 10, actor: 0, message: A + 1, queue: 0 },
      { kind: 'taken', thread: 1, timeNs: 20, actor: 1, message: A + 1, queue: 0, value: 0 },
      {
        kind: 'failed',
        thread: 1,
        timeNs: 21,
        actor: 1,
        message: A + 1,
        payload: '{"name":"Error","message":"no","stack":"","file":"actors/w.ts","line":3}',
      },
      {
        kind: 'deadLettered',
        thread: 1,
        timeNs: 22,
        actor: 1,
        message: A + 1,
        queue: 0,
        payload: 'worker failed: no',
      },
      { kind: 'handled', thread: 1, timeNs: 23, actor: 1, message: A + 1, flags: Outcome.error },
    ]),
  );
  expect(messageDetail(reader.store, A + 1)).toMatchObject({
    outcome: 'error',
    error: 'Error: no (actors/w.ts:3)',
  });
});

test('a queue holds its sender until the message is in', () => {
  const reader = new TraceReader();
  const held = [
    { kind: 'waited', timeNs: 13, actor: 0, message: A + 2, queue: 0, value: 1 },
    { kind: 'queued', timeNs: 15, actor: 0, message: A + 2, queue: 0, value: 1 },
  ] satisfies Written[];
  const bytes = traceBytes(header, held);
  reader.push(bytes.subarray(0, bytes.length - 32));
  expect(figures(reader.store, 14, false).queues.jobs?.blocking).toBe(true);
  reader.push(bytes.subarray(bytes.length - 32));
  // A live depth is that of a moment ago, when all threads' records are here.
  const later = figures(reader.store, 15 + 1e9, false);
  expect(later.queues.jobs).toMatchObject({ blocking: false, depth: 1 });
});

test('pieces that are appended and settled once come to the same as pieces that are pushed', () => {
  const { header, records, endNs } = randomTrace(9, { messages: 400, drainEvery: 15 });
  const bytes = traceBytes(header, records, { timeNs: endNs, state: 'completed' });
  const pushed = readTrace([bytes]);
  const reader = new TraceReader();
  reader.expect(bytes.length);
  for (let at = 0; at < bytes.length; at += 333) reader.append(bytes.subarray(at, at + 333));
  reader.store.settle();
  const { store } = reader;
  expect(store.messages.n).toBe(pushed.messages.n);
  for (const column of ['id', 'sent', 'taken', 'handled', 'to', 'cause', 'fate'] as const)
    expect(store.messages[column].subarray(0, 400)).toEqual(pushed.messages[column].subarray(0, 400));
  for (const [i, queue] of store.queues.entries()) {
    expect(queue.n).toBe(pushed.queues[i]?.n);
    for (let step = 0; step < queue.n; step++)
      expect(queue.depthOf(step)).toBe(pushed.queues[i]?.depthOf(step));
  }
  for (const [i, lane] of store.lanes.entries())
    expect(lane.busyShare(0, endNs)).toBe(pushed.lanes[i]?.busyShare(0, endNs));
});
