/** Paths through runs whose records are written by hand: which steps they take, and why. */
import { expect, test } from 'vitest';
import { SentFlag, type TraceHeader } from '../../runtime/protocol/trace-file.ts';
import { expectWhole } from '../fixtures/expect-whole.ts';
import { traceBytes, type Written } from '../fixtures/trace-bytes.ts';
import { readTrace } from '../reading/read-trace.ts';
import { messagePath, runPath } from './critical-path.ts';
import { type CriticalPath, PARTS } from './path-steps.ts';

const header: TraceHeader = {
  ...{ flow: 'By hand', startedAtMs: 1_790_000_000_000, previewBytes: 0 },
  threads: ['a', 'b', 'c'].map((name) => ({ name, colour: 'blue' })),
  queues: ['jobs', 'asks'].map((name) => ({ name, capacity: 1, whenFull: 'wait' })),
  actors: ['boss', 'worker', 'owner'].map((name, thread) => ({ name, actor: name, copy: 0, thread })),
};
const [BOSS, WORKER, OWNER] = [0, 1, 2];
const [JOBS, ASKS] = [0, 1];
const id = (thread: number, n: number) => 2 ** 40 * (thread + 1) + n;
const read = (records: Written[], endNs: number) =>
  readTrace([traceBytes(header, records, { timeNs: endNs, state: 'completed' })]);
const brief = ({ steps }: CriticalPath) =>
  steps.map(({ kind, actor, queue, fromNs, toNs, turns, parts }) => [
    ...[kind, actor, queue, fromNs, toNs, turns],
    PARTS.filter((part) => parts[part] > 0)
      .map((part) => `${part} ${parts[part]}`)
      .join(', '),
  ]);

test('a handler that asks: the path leads through whoever answers, to its queue and back', () => {
  const [start, ask, answer] = [id(0, 1), id(0, 2), id(2, 1)];
  const store = read(
    [
      { kind: 'sent', thread: 0, timeNs: 0, actor: BOSS, message: start, flags: SentFlag.timer },
      { kind: 'taken', thread: 0, timeNs: 10, actor: BOSS, message: start },
      {
        kind: 'sent',
        thread: 0,
        timeNs: 100,
        actor: BOSS,
        message: ask,
        queue: ASKS,
        other: start,
        flags: SentFlag.ask | SentFlag.queued,
      },
      { kind: 'taken', thread: 2, timeNs: 130, actor: OWNER, message: ask, queue: ASKS },
      { kind: 'answered', thread: 2, timeNs: 330, actor: OWNER, message: answer, other: ask },
      { kind: 'handled', thread: 2, timeNs: 340, actor: OWNER, message: ask },
      { kind: 'resumed', thread: 0, timeNs: 345, actor: BOSS, message: answer },
      { kind: 'handled', thread: 0, timeNs: 400, actor: BOSS, message: start },
    ],
    500,
  );
  const path = messagePath(store, store.messages.find(start), false) as CriticalPath;
  expectWhole(path, 'ask');
  expect(brief(path)).toEqual([
    ['queue', 'boss', null, 0, 10, 1, 'queue 10'],
    ['turn', 'boss', null, 10, 100, 1, 'work 90'],
    ['queue', 'owner', 'asks', 100, 130, 1, 'queue 30'],
    ['turn', 'owner', null, 130, 330, 1, 'work 200'],
    ['answer', 'owner', null, 330, 345, 1, 'answer 15'],
    ['turn', 'boss', null, 345, 400, 1, 'work 55'],
  ]);
  expect(runPath(store)).toEqual(path);
  expect(
    brief(messagePath(store, store.messages.find(answer), true) as CriticalPath)
      .at(-1)
      ?.slice(0, 5),
  ).toEqual([...['answer', 'owner', null, 330, 345]]);
});

test('a run’s path goes on through what its receiver was handling, and ends where the first was sent', () => {
  const [start, one, two] = [id(0, 1), id(0, 2), id(0, 3)];
  const records: Written[] = [
    { kind: 'sent', thread: 0, timeNs: 0, actor: BOSS, message: start, flags: SentFlag.start },
    { kind: 'taken', thread: 0, timeNs: 10, actor: BOSS, message: start },
    {
      kind: 'sent',
      thread: 0,
      timeNs: 20,
      actor: BOSS,
      message: one,
      queue: JOBS,
      other: start,
      flags: SentFlag.queued,
    },
    { kind: 'taken', thread: 1, timeNs: 25, actor: WORKER, message: one, queue: JOBS },
    { kind: 'sent', thread: 0, timeNs: 30, actor: BOSS, message: two, queue: JOBS, other: start },
    { kind: 'waited', thread: 0xffff, timeNs: 31, actor: BOSS, message: two, queue: JOBS },
    { kind: 'queued', thread: 0xffff, timeNs: 60, actor: BOSS, message: two, queue: JOBS },
    { kind: 'handled', thread: 0, timeNs: 62, actor: BOSS, message: start },
    { kind: 'handled', thread: 1, timeNs: 125, actor: WORKER, message: one },
    { kind: 'taken', thread: 1, timeNs: 127, actor: WORKER, message: two, queue: JOBS },
    { kind: 'handled', thread: 1, timeNs: 227, actor: WORKER, message: two },
  ];
  const store = read(records, 300);
  const run = runPath(store) as CriticalPath;
  expectWhole(run, 'run');
  expect(brief(run)).toEqual([
    ['queue', 'boss', null, 0, 10, 1, 'queue 10'],
    ['turn', 'boss', null, 10, 20, 1, 'work 10'],
    ['queue', 'worker', 'jobs', 20, 25, 1, 'queue 5'],
    ['turn', 'worker', null, 25, 227, 2, 'work 200, queue 2'],
  ]);
  expect(run.shares[0]).toEqual({ part: 'work', actor: 'worker', queue: null, ns: 200 });
  // Of the message itself: it waited for a place, then for the other one to be done with.
  const own = messagePath(store, store.messages.find(two), false) as CriticalPath;
  expect(brief(own)).toEqual([
    ['queue', 'worker', 'jobs', 30, 127, 1, 'full 29, behind 65, queue 3'],
    ['turn', 'worker', null, 127, 227, 1, 'work 100'],
  ]);
  // Where the trace ends before it is taken, its time so far is told; what was never sent or was dropped has none.
  const early = readTrace([traceBytes(header, records.slice(0, 8))]);
  expect(brief(messagePath(early, early.messages.find(two), false) as CriticalPath)).toEqual([
    ['queue', null, 'jobs', 30, 62, 1, 'full 29, queue 3'],
  ]);
  expect(runPath(readTrace([traceBytes(header, [])]))).toBeNull();
});

test('what an actor does when it is told to stop had to wait for the last that was done before', () => {
  const [start, job, stop, last] = [id(0, 1), id(0, 2), id(1, 1), id(1, 2)];
  const records: Written[] = [
    { kind: 'sent', thread: 0, timeNs: 0, actor: BOSS, message: start, flags: SentFlag.start },
    { kind: 'taken', thread: 0, timeNs: 5, actor: BOSS, message: start },
    {
      kind: 'sent',
      thread: 0,
      timeNs: 20,
      actor: BOSS,
      message: job,
      queue: JOBS,
      other: start,
      flags: SentFlag.queued,
    },
    { kind: 'handled', thread: 0, timeNs: 30, actor: BOSS, message: start },
    { kind: 'taken', thread: 1, timeNs: 25, actor: WORKER, message: job, queue: JOBS },
    { kind: 'handled', thread: 1, timeNs: 125, actor: WORKER, message: job },
    { kind: 'sent', thread: 1, timeNs: 140, actor: WORKER, message: stop, flags: SentFlag.stop },
    { kind: 'taken', thread: 1, timeNs: 141, actor: WORKER, message: stop },
    {
      kind: 'sent',
      thread: 1,
      timeNs: 150,
      actor: WORKER,
      message: last,
      queue: ASKS,
      other: stop,
      flags: SentFlag.queued,
    },
    { kind: 'handled', thread: 1, timeNs: 152, actor: WORKER, message: stop },
    { kind: 'taken', thread: 2, timeNs: 160, actor: OWNER, message: last, queue: ASKS },
    { kind: 'handled', thread: 2, timeNs: 170, actor: OWNER, message: last },
  ];
  const path = runPath(read(records, 200)) as CriticalPath;
  expectWhole(path, 'stop');
  expect(brief(path)).toEqual([
    ['queue', 'boss', null, 0, 5, 1, 'queue 5'],
    ['turn', 'boss', null, 5, 20, 1, 'work 15'],
    ['queue', 'worker', 'jobs', 20, 25, 1, 'queue 5'],
    ['turn', 'worker', null, 25, 125, 1, 'work 100'],
    ['queue', 'worker', null, 125, 141, 1, 'queue 16'],
    ['turn', 'worker', null, 141, 150, 1, 'work 9'],
    ['queue', 'owner', 'asks', 150, 160, 1, 'queue 10'],
    ['turn', 'owner', null, 160, 170, 1, 'work 10'],
  ]);
});

test('while its thread sleeps a turn awaits the outside, and a message in a queue stands behind nobody', () => {
  const [one, two] = [id(1, 1), id(1, 2)];
  const both = {
    ...header,
    actors: [...header.actors, { name: 'other', actor: 'other', copy: 0, thread: 1 }],
  };
  const OTHER = 3;
  const at = (
    kind: Written['kind'],
    timeNs: number,
    actor: number,
    message: number,
    more: Partial<Written> = {},
  ) => ({
    ...{ kind, thread: 1, timeNs, actor, message, ...more },
  });
  const store = readTrace([
    traceBytes(
      both,
      [
        at('sent', 0, OTHER, one, { flags: SentFlag.timer }),
        at('taken', 0, OTHER, one),
        at('sent', 10, OTHER, two, { queue: JOBS, other: one, flags: SentFlag.queued }),
        { kind: 'idled', thread: 1, timeNs: 20, message: 50 },
        at('taken', 60, WORKER, two, { queue: JOBS }),
        { kind: 'idled', thread: 1, timeNs: 70, message: 90 },
        at('handled', 100, WORKER, two),
        at('handled', 130, OTHER, one),
      ],
      { timeNs: 200, state: 'completed' },
    ),
  ]);
  expect(brief(messagePath(store, store.messages.find(two), false) as CriticalPath)).toEqual([
    // The other one's turn goes on behind it: its thread worked for that, but for the time it slept.
    ['queue', 'worker', 'jobs', 10, 60, 1, 'others 20, queue 30'],
    ['turn', 'worker', null, 60, 100, 1, 'work 20, outside 20'],
  ]);
  expect(brief(messagePath(store, store.messages.find(one), false) as CriticalPath)).toEqual([
    ['turn', 'other', null, 0, 130, 1, 'work 60, outside 50, others 20'],
  ]);
});

test('a path of very many steps keeps the last ones, and what came before as one', () => {
  const records: Written[] = [];
  for (let i = 0; i < 1000; i++) {
    const [actor, at] = [i % 2, 100 * i];
    const message = id(1 - actor, i + 1);
    const other = i === 0 ? 0 : id(actor, i);
    const sent = {
      kind: 'sent',
      thread: 1 - actor,
      timeNs: at + 90,
      actor: 1 - actor,
      message,
      queue: JOBS,
    } as const;
    records.push({ ...sent, other, flags: SentFlag.queued });
    records.push({ kind: 'taken', thread: actor, timeNs: at + 110, actor, message, queue: JOBS });
    if (i > 0)
      records.push({
        kind: 'handled',
        thread: 1 - actor,
        timeNs: at + 120,
        actor: 1 - actor,
        message: other,
      });
  }
  records.push({ kind: 'handled', thread: 1, timeNs: 200_000, actor: WORKER, message: id(0, 1000) });
  const path = runPath(read(records, 200_100)) as CriticalPath;
  expectWhole(path, 'ping-pong');
  expect(path.fromNs).toBe(90);
  expect(path.steps.length + (path.earlier?.steps ?? 0)).toBe(2000);
});
