import { expect, test } from 'vitest';
import { randomTrace, seeded } from '../fixtures/random-trace.ts';
import { traceBytes } from '../fixtures/trace-bytes.ts';
import { Fate } from '../reading/message-columns.ts';
import { readTrace } from '../reading/read-trace.ts';
import { TraceReader } from '../reading/trace-reader.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { areaStatistics, MOST_EXACT } from './area-statistics.ts';
import { BUCKET_ERROR, BUCKETS, bucketOf, lowestNs, middleNs, UNKNOWN } from './buckets.ts';
import { typeIn } from './message-type.ts';
import { StatisticsIndex } from './statistics-index.ts';
import type { Spread } from './tally.ts';

test('each bucket holds what it says, and its middle is near to all of it', () => {
  expect(bucketOf(Number.NaN)).toBe(UNKNOWN);
  expect([0, 31, 32, Number.MAX_VALUE].map(bucketOf)).toEqual([0, 0, 1, BUCKETS - 1]);
  const random = seeded(1);
  for (let i = 0; i < 5000; i++) {
    const ns = 32 * 2 ** (random() * 42);
    const bucket = bucketOf(ns);
    expect(lowestNs(bucket)).toBeLessThanOrEqual(ns * (1 + 1e-12));
    expect(lowestNs(bucket + 1)).toBeGreaterThan(ns * (1 - 1e-12));
    expect(Math.abs(middleNs(bucket) / ns - 1)).toBeLessThanOrEqual(BUCKET_ERROR + 1e-9);
  }
});

test('the type of a message is a text field of its outermost object', () => {
  expect(typeIn('{"type":"job","n":1}')).toBe('job');
  expect(typeIn('{"n":1,"kind":"a\\"b"}')).toBe('a\\"b');
  expect(typeIn('{"kind":"k","type":"t"}')).toBe('t');
  expect(typeIn('{"inner":{"type":"deep"},"kind":"outer"}')).toBe('outer');
  expect(typeIn('{"inner":{"type":"deep"}}')).toBeNull();
  expect(typeIn('{"text":"\\"type\\":\\"no\\"","type":7}')).toBeNull();
  expect(typeIn('["type","x"]')).toBeNull();
  expect(typeIn('{"kind":"k","type":"cut of')).toBe('k');
  expect(typeIn('"type"')).toBeNull();
});

interface Counted {
  taken: number;
  waits: number[];
  works: number[];
  failed: number;
}

/** By going over all messages. */
function counted(store: TraceStore, from: number, to: number, is: (row: number) => boolean): Counted {
  const { messages } = store;
  const found: Counted = { taken: 0, waits: [], works: [], failed: 0 };
  for (let row = 0; row < messages.n; row++) {
    const taken = messages.taken[row] as number;
    const handled = messages.handled[row] as number;
    if (!is(row)) continue;
    if (taken >= from && taken < to && !Number.isNaN(handled)) {
      found.taken++;
      found.waits.push(taken - (messages.queued[row] as number));
      found.works.push(handled - taken);
    }
    if (messages.fate[row] === Fate.error && handled >= from && handled < to) found.failed++;
  }
  found.waits.sort((a, b) => a - b);
  found.works.sort((a, b) => a - b);
  return found;
}

const rank = (sorted: number[], share: number) =>
  sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1] as number;

function expectSpread(spread: Spread | null, sorted: number[], exact: boolean, what: string): void {
  if (sorted.length === 0) {
    expect(spread, what).toBeNull();
    return;
  }
  const near = (found: number, true_: number, error: number) =>
    expect(Math.abs(found - true_), what).toBeLessThanOrEqual(error * Math.max(true_, 32));
  expect(spread?.count, what).toBe(sorted.length);
  near(spread?.maxNs as number, sorted.at(-1) as number, 1e-6);
  near(spread?.meanNs as number, sorted.reduce((a, b) => a + b, 0) / sorted.length, 1e-6);
  const error = exact ? 1e-6 : BUCKET_ERROR + 1e-6;
  near(spread?.p50Ns as number, rank(sorted, 0.5), error);
  near(spread?.p90Ns as number, rank(sorted, 0.9), error);
  near(spread?.p99Ns as number, rank(sorted, 0.99), error);
}

function check(store: TraceStore, index: StatisticsIndex, from: number, to: number, what: string): boolean {
  const { messages, head } = store;
  const found = areaStatistics(store, index, from, to);
  const whole = counted(store, from, to, () => true);
  expect(found.total.taken, what).toBe(whole.taken);
  expect(found.exact, what).toBe(whole.taken <= MOST_EXACT);
  expectSpread(found.total.wait, whole.waits, found.exact, what);
  expectSpread(found.total.work, whole.works, found.exact, what);
  expect(found.wait.reduce((a, b) => a + b, 0)).toBe(whole.taken);
  const column = { actor: messages.to, queue: messages.queue };
  for (const by of ['actor', 'queue'] as const)
    for (const row of found.rows[by]) {
      const names =
        by === 'actor' ? head.actors.map(({ actor }) => actor) : head.queues.map(({ name }) => name);
      const of = names.indexOf(row.name ?? '');
      const mine = counted(store, from, to, (r) => column[by][r] === of);
      expect(row.taken, what).toBe(mine.taken);
      expect(row.perSecond).toBeCloseTo(mine.taken / ((to - from) / 1e9), 6);
      expectSpread(row.wait, mine.waits, found.exact, what);
      expectSpread(row.work, mine.works, found.exact, what);
      const times = by === 'actor' ? messages.sent : messages.queued;
      const owner = by === 'actor' ? messages.from : messages.queue;
      let sent = 0;
      for (let r = 0; r < messages.n; r++)
        if (owner[r] === of && (times[r] as number) >= from && (times[r] as number) < to) sent++;
      expect(row.sent, `${what} ${by} ${row.name}`).toBe(sent);
      if (by === 'queue') expect(row.depthMost, what).toBe(deepest(store, of, from, to));
    }
  const lanes = { threads: [head.threads[0]?.name ?? ''], queues: [head.queues[0]?.name ?? ''] };
  const inLanes = counted(
    store,
    from,
    to,
    (r) => messages.queue[r] === 0 || head.actors[messages.to[r] as number]?.thread === 0,
  );
  expect(areaStatistics(store, index, from, to, null, lanes).total.taken, what).toBe(inLanes.taken);
  const one = found.rows.queue[0];
  if (one !== undefined) {
    const only = areaStatistics(store, index, from, to, { by: 'queue', name: one.name });
    expect(only.total.taken).toBe(one.taken);
    expect(only.rows.actor).toEqual(found.rows.actor);
  }
  return found.exact;
}

/** The depth after all that happened at each time. */
function deepest(store: TraceStore, queue: number, from: number, to: number): number {
  const { messages } = store;
  const steps: [number, number][] = [];
  for (let r = 0; r < messages.n; r++)
    if (messages.queue[r] === queue) {
      steps.push([messages.queued[r] as number, 1]);
      if (!Number.isNaN(messages.taken[r] as number)) steps.push([messages.taken[r] as number, -1]);
    }
  steps.sort((a, b) => a[0] - b[0]);
  let [depth, most] = [0, 0];
  for (const [i, [time, by]] of steps.entries()) {
    if (time >= to) break;
    if (time >= from && i > 0 && (steps[i - 1] as [number, number])[0] < from) most = Math.max(most, depth);
    depth += by;
    if (time >= from) {
      if (steps[i + 1]?.[0] !== time) most = Math.max(most, depth);
    } else if (steps[i + 1] === undefined || (steps[i + 1] as [number, number])[0] >= from)
      most = Math.max(most, depth);
  }
  return most;
}

const built = (store: TraceStore) => {
  const index = new StatisticsIndex(store);
  for (let i = 0; !index.advance(0); i++) if (i > 10_000) throw new Error('never done');
  return index;
};

test('small random traces: every figure of any area is what going over all messages gives', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const { header, records, endNs } = randomTrace(seed, { messages: 20 + seed * 3, actors: 2 + (seed % 5) });
    const store = readTrace([traceBytes(header, records, { timeNs: endNs, state: 'completed' })]);
    const index = built(store);
    const random = seeded(seed);
    check(store, index, 0, endNs, `seed ${seed}`);
    for (let i = 0; i < 5; i++) {
      const from = random() * endNs;
      check(store, index, from, from + random() * (endNs - from), `seed ${seed} area ${i}`);
    }
  }
});

test('larger ones: counts, means and the most are exact, the rest is within half a bucket', () => {
  const { header, records, endNs } = randomTrace(7, { messages: 30_000, actors: 3, meanGapNs: 900 });
  const store = readTrace([traceBytes(header, records, { timeNs: endNs, state: 'completed' })]);
  const index = built(store);
  const random = seeded(3);
  const exact = new Set([check(store, index, 0, endNs, 'whole')]);
  for (let i = 0; i < 12; i++) {
    const from = random() * endNs;
    exact.add(check(store, index, from, from + random() * (endNs - from) * (i % 2 ? 1 : 0.1), `area ${i}`));
  }
  expect(exact).toEqual(new Set([true, false]));
});

test('an index that reads along with the trace comes to the same', () => {
  for (let seed = 50; seed < 60; seed++) {
    const { header, records, endNs } = randomTrace(seed, { messages: 200, drainEvery: 30 });
    const bytes = traceBytes(header, records, { timeNs: endNs, state: 'completed' });
    const reader = new TraceReader();
    const index = new StatisticsIndex(reader.store);
    const random = seeded(seed);
    for (let at = 0; at < bytes.length; ) {
      const size = 1 + Math.floor(random() * 900);
      reader.push(bytes.slice(at, at + size));
      index.advance(1);
      at += size;
    }
    while (!index.advance(1));
    check(reader.store, index, endNs * 0.1, endNs * 0.9, `seed ${seed}`);
    expect(index.share).toBe(1);
  }
});

test('messages are counted by what they say they are', () => {
  const { header, records, endNs } = randomTrace(5, { messages: 40 });
  for (const [i, r] of records.entries())
    if (r.kind === 'sent')
      r.payload = i % 3 === 0 ? '{"type":"job"}' : i % 3 === 1 ? '{"kind":"ask"}' : '{"n":1}';
  const store = readTrace([traceBytes(header, records, { timeNs: endNs, state: 'completed' })]);
  const { rows, total } = areaStatistics(store, built(store), 0, endNs);
  expect(new Set(rows.type.map(({ name }) => name))).toEqual(new Set(['job', 'ask', null]));
  expect(rows.type.reduce((sum, { taken }) => sum + taken, 0)).toBe(total.taken);
  const jobs = records.filter(({ payload }) => payload === '{"type":"job"}').length;
  expect(rows.type.find(({ name }) => name === 'job')?.taken).toBe(jobs);
  const named = areaStatistics(store, built(store), 0, endNs, null, null, { 'queue 0': 'Line' }).rows.type;
  expect(new Set(named.map(({ name }) => name))).toEqual(new Set(['job', 'ask', 'Line', null]));
});
