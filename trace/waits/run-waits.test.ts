import { expect, test } from 'vitest';
import { HOST_THREAD, SentFlag, type TraceHeader } from '../../runtime/protocol/trace-file.ts';
import { countTime, randomWaits } from '../fixtures/random-waits.ts';
import { traceBytes, type Written } from '../fixtures/trace-bytes.ts';
import { readTrace } from '../reading/read-trace.ts';
import { runWaits } from './run-waits.ts';
import { SHARES, timeSpent } from './time-shares.ts';

const headerOf = (
  actors: [name: string, thread: number, copy?: number][],
  queues: string[],
): TraceHeader => ({
  ...{ flow: 'Waits', startedAtMs: 1, previewBytes: 0 },
  threads: [...new Set(actors.map(([, thread]) => thread))].map((i) => ({ name: `t${i}`, colour: 'blue' })),
  queues: queues.map((name) => ({ name, capacity: 1, whenFull: 'wait' })),
  actors: actors.map(([name, thread, copy = 0]) => ({
    ...{ name: copy ? `${name} ${copy}` : name, actor: name, copy, thread },
  })),
});

/** A stretch of an actor's time, of 1,000: `[actor, from, to, what, of]`. */
type Stretch = [actor: number, from: number, to: number, what?: 'full' | 'answer' | 'outside', of?: number];

/** Everybody lives from 0 to 1,000; a stretch is a turn, with or without a wait of the same length in it. */
function waitsOf(header: TraceHeader, stretches: Stretch[], readers: [actor: number, queue: number][] = []) {
  const records: Written[] = [];
  let id = 0;
  const threadOf = (actor: number) => header.actors[actor]?.thread ?? 0;
  const own = (actor: number, record: Omit<Written, 'actor'>) =>
    records.push({ actor, thread: threadOf(actor), ...record });
  for (const actor of header.actors.keys()) own(actor, { kind: 'actorStarted', timeNs: 0 });
  for (const [actor, queue] of readers) {
    own(actor, { kind: 'sent', timeNs: 0, message: ++id, queue, flags: SentFlag.queued });
    own(actor, { kind: 'taken', timeNs: 0, message: id, queue });
    own(actor, { kind: 'handled', timeNs: 0, message: id });
  }
  for (const [actor, timeNs, to, what, of = 0] of stretches) {
    const turn = ++id;
    own(actor, { kind: 'sent', timeNs, message: turn, flags: SentFlag.timer });
    own(actor, { kind: 'taken', timeNs, message: turn });
    if (what === 'outside') own(actor, { kind: 'idled', timeNs, message: to });
    if (what === 'full') {
      own(actor, { kind: 'sent', timeNs, message: ++id, queue: of, other: turn });
      records.push({ actor, thread: HOST_THREAD, kind: 'waited', timeNs, message: id, queue: of });
      records.push({ actor, thread: HOST_THREAD, kind: 'queued', timeNs: to, message: id, queue: of });
    }
    if (what === 'answer') {
      own(actor, { kind: 'sent', timeNs, message: ++id, queue: 0, other: turn, flags: SentFlag.ask });
      own(of, { kind: 'answered', timeNs: to, message: id + 1, other: id });
      own(actor, { kind: 'resumed', timeNs: to, message: ++id });
    }
    own(actor, { kind: 'handled', timeNs: to, message: turn });
  }
  const store = readTrace([traceBytes(header, records, { timeNs: 1000, state: 'completed' })]);
  return runWaits(store, timeSpent(store, 0, 1000), 1000);
}

const LINE = headerOf(
  [
    ['reader', 0],
    ['splitter', 1],
    ['counter', 2],
  ],
  ['lines', 'words'],
);
const READERS: [number, number][] = [
  [1, 0],
  [2, 1],
];

test('the cause at the end of a chain of full queues', () => {
  const { actors, bottleneck } = waitsOf(
    LINE,
    [
      [0, 0, 190],
      [0, 190, 1000, 'full', 0],
      [1, 0, 200],
      [1, 200, 900, 'full', 1],
      [2, 0, 930],
    ],
    READERS,
  );
  expect(actors.reader).toMatchObject({ busy: 0.19, full: 0.81, fullOf: [{ queue: 'lines', share: 0.81 }] });
  expect(actors.splitter).toMatchObject({ busy: 0.2, full: 0.7, input: 0.1 });
  expect(bottleneck?.sentence).toBe(
    'counter is the bottleneck: it is 93% busy, and splitter waits for it 70% of the time.',
  );
  expect(bottleneck?.waiter).toEqual({ actor: 'splitter', share: 0.7 });
});

test('one who never comes back from a message, while the run goes on', () => {
  const records: Written[] = [];
  for (const actor of [0, 1, 2]) records.push({ actor, thread: actor, kind: 'actorStarted', timeNs: 0 });
  const own = (actor: number, record: Omit<Written, 'actor'>) =>
    records.push({ actor, thread: actor, ...record });
  // The splitter takes what the reader has sent. The reader's next message finds no place any more.
  own(0, { kind: 'sent', timeNs: 1e6, message: 1, flags: SentFlag.timer });
  own(0, { kind: 'taken', timeNs: 1e6, message: 1 });
  own(0, { kind: 'sent', timeNs: 2e6, message: 2, queue: 0, other: 1, flags: SentFlag.queued });
  own(1, { kind: 'taken', timeNs: 100e6, message: 2, queue: 0 });
  own(0, { kind: 'sent', timeNs: 101e6, message: 3, queue: 0, other: 1 });
  records.push({ actor: 0, thread: HOST_THREAD, kind: 'waited', timeNs: 101e6, message: 3, queue: 0 });
  const store = readTrace([traceBytes(LINE, records)]);
  const after = (nowNs: number) => runWaits(store, timeSpent(store, 0, nowNs), nowNs).bottleneck;
  expect(after(12.6e9)?.sentence).toBe(
    'splitter is the bottleneck: it has been at one message for 12 s, and reader waits for it 99% of the time.',
  );
  expect(after(12.6e9)?.atOneMessage).toBe('12 s');
  // For less than a second that is nothing to tell.
  expect(after(0.9e9)?.sentence ?? '').not.toContain('at one message');
});

test('one who waits on the outside, and one who is asked', () => {
  const slow = waitsOf(
    LINE,
    [
      [0, 0, 1000, 'full', 0],
      [1, 0, 100],
      [1, 100, 950, 'outside'],
    ],
    READERS,
  );
  expect(slow.bottleneck?.sentence).toBe(
    'splitter is the bottleneck: it waits on the outside 85% of the time, and reader waits for it 100% of the time.',
  );
  const asked = waitsOf(
    LINE,
    [
      [0, 0, 800, 'answer', 2],
      [2, 100, 900],
    ],
    READERS,
  );
  expect(asked.actors.reader?.answerOf).toEqual([{ actor: 'counter', share: 0.8 }]);
  expect(asked.bottleneck?.sentence).toBe(
    'counter is the bottleneck: it is 80% busy, and reader waits for it 80% of the time.',
  );
});

test('nobody is to blame where messages only go to and fro; else the one with the most to do', () => {
  expect(
    waitsOf(
      LINE,
      [
        [0, 0, 900, 'answer', 2],
        [2, 0, 50],
      ],
      READERS,
    ).bottleneck,
  ).toBeNull();
  expect(
    waitsOf(
      LINE,
      [
        [0, 0, 300],
        [1, 0, 200],
      ],
      READERS,
    ).bottleneck,
  ).toBeNull();
  const source = waitsOf(
    LINE,
    [
      [0, 0, 970],
      [1, 0, 200],
    ],
    READERS,
  ).bottleneck;
  expect(source?.sentence).toBe('reader has the most to do: it is 97% busy. Nobody waits for it for long.');
  const program = waitsOf(LINE, [
    [0, 0, 930, 'outside'],
    [1, 0, 200],
  ]).bottleneck;
  expect(program?.sentence).toBe(
    'reader sets the pace: it waits on the outside 93% of the time. Nobody waits for it for long.',
  );
});

test('an actor that has no time because of others on its thread', () => {
  const header = headerOf(
    [
      ['reader', 0],
      ['splitter', 1],
      ['counter', 1],
    ],
    ['lines', 'words'],
  );
  const { bottleneck } = waitsOf(
    header,
    [
      [0, 0, 1000, 'full', 0],
      [1, 0, 200],
      [2, 200, 980],
    ],
    READERS,
  );
  expect(bottleneck?.sentence).toBe(
    'splitter is the bottleneck: it shares thread t1 with counter, and reader waits for it 100% of the time.',
  );
});

test('copies count together', () => {
  const header = headerOf(
    [
      ['reader', 0],
      ['worker', 1, 1],
      ['worker', 2, 2],
    ],
    ['lines'],
  );
  const { actors, bottleneck } = waitsOf(
    header,
    [
      [0, 0, 1000, 'full', 0],
      [1, 0, 1000],
      [2, 0, 500],
    ],
    [
      [1, 0],
      [2, 0],
    ],
  );
  expect(actors.worker).toMatchObject({ busy: 0.75, input: 0.25 });
  expect(bottleneck?.actor).toBe('worker');
  expect(bottleneck?.waiter).toEqual({ actor: 'reader', share: 1 });
});

test('a deadlock in words, over when a member goes on', () => {
  const info = {
    kind: 'mixed',
    members: [
      { actor: 0, queue: 0, for: 'place' },
      { actor: 1, queue: 1, for: 'answer' },
    ],
  };
  const records = (more: Written[]): Written[] => [
    { kind: 'deadlocked', timeNs: 200, thread: HOST_THREAD, payload: JSON.stringify(info) },
    ...more,
  ];
  const told = (more: Written[]) => {
    const store = readTrace([traceBytes(LINE, records(more), { timeNs: 1000, state: 'stopped' })]);
    return runWaits(store, timeSpent(store, 0, 1000), 1000).deadlocks;
  };
  expect(told([])).toEqual([
    {
      ...{ timeNs: 200, resolvedNs: null, kind: 'mixed' },
      sentence:
        'Deadlock: reader waits for a place in lines, which splitter reads; splitter waits for an answer of reader.',
      members: [
        {
          ...{ actor: 'reader', queue: 'lines', for: 'place', of: null },
          words: 'reader waits for a place in lines, which splitter reads',
        },
        {
          ...{ actor: 'splitter', queue: 'words', for: 'answer', of: null },
          words: 'splitter waits for an answer of reader',
        },
      ],
    },
  ]);
  // Who is stopped has not gone on.
  const stop: Written[] = [
    { kind: 'sent', timeNs: 300, actor: 0, message: 9, flags: SentFlag.stop },
    { kind: 'taken', timeNs: 310, actor: 0, message: 9 },
    { kind: 'handled', timeNs: 320, actor: 0, message: 9 },
  ];
  expect(told(stop)[0]?.resolvedNs).toBeNull();
  expect(told([{ kind: 'queued', timeNs: 400, actor: 2, message: 5, queue: 1 }])[0]?.resolvedNs).toBeNull();
  expect(told([{ kind: 'queued', timeNs: 400, actor: 0, message: 5, queue: 0 }])[0]?.resolvedNs).toBe(400);
});

test('random runs: shares sum to 1 and are those counted from moment to moment', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const run = randomWaits(seed, { ticks: 150, actors: 4, threads: 2 });
    const store = readTrace([traceBytes(run.header, run.rounds.flat(), run.end)]);
    const { timeNs } = run.end;
    const { actors, bottleneck } = runWaits(store, timeSpent(store, 0, timeNs), timeNs);
    const counted = countTime(run, 0, timeNs);
    for (const [index, { actor }] of run.header.actors.entries()) {
      const waits = actors[actor];
      if (waits === undefined) continue;
      const lived = SHARES.reduce((sum, kind) => sum + (counted[kind][index] ?? 0), 0);
      for (const kind of SHARES) expect(waits[kind]).toBeCloseTo((counted[kind][index] ?? 0) / lived, 9);
      const sumOf = (list: { share: number }[]) => list.reduce((sum, { share }) => sum + share, 0);
      expect(sumOf(waits.fullOf)).toBeCloseTo(waits.full, 9);
      expect(sumOf(waits.answerOf)).toBeCloseTo(waits.answer, 9);
    }
    if (bottleneck !== null) expect(actors[bottleneck.actor]).toBeDefined();
  }
});
