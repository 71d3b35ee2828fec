import { expect, test } from 'vitest';
import { randomTrace, seeded } from '../fixtures/random-trace.ts';
import { traceBytes } from '../fixtures/trace-bytes.ts';
import { firstMoment } from '../lanes/first-moment.ts';
import { readTrace } from '../reading/read-trace.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { StatesIndex } from '../statistics/states-index.ts';
import { StatisticsIndex } from '../statistics/statistics-index.ts';
import { compareRuns, differenceOf } from './compare-runs.ts';
import { laneShares } from './lane-shares.ts';
import { runFacts } from './run-facts.ts';

function read(seed: number, options: Parameters<typeof randomTrace>[1] = {}): TraceStore {
  const { header, records, endNs } = randomTrace(seed, options);
  return readTrace([traceBytes(header, records, { timeNs: endNs, state: 'completed' })]);
}

function factsOf(store: TraceStore) {
  const index = new StatisticsIndex(store);
  const states = new StatesIndex(store);
  while (!(index.advance(10) && states.advance(10)));
  return runFacts(store, index, states);
}

test('the facts of a run are what going over its messages gives', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const store = read(seed, { messages: 80, actors: 4 });
    const { messages, head } = store;
    const facts = factsOf(store);
    const seconds = facts.lengthNs / 1e9;
    for (const [actor, { name }] of head.actors.entries()) {
      const rows = [...messages.to.subarray(0, messages.n).keys()].filter(
        (row) => messages.to[row] === actor,
      );
      expect(facts.actors[name]?.count).toBe(rows.length);
      expect(facts.actors[name]?.perSecond).toBeCloseTo(rows.length / seconds, 0);
      const works = rows
        .map((r) => (messages.handled[r] as number) - (messages.taken[r] as number))
        .sort((a, b) => a - b);
      if (works.length === 0) continue;
      expect(facts.actors[name]?.workP50Ns).toBeCloseTo(works[Math.ceil(works.length / 2) - 1] as number, 1);
    }
    for (const [queue, { name }] of head.queues.entries()) {
      const count = messages.queue.subarray(0, messages.n).filter((of) => of === queue).length;
      expect(facts.queues[name]?.count).toBe(count);
      expect(facts.queues[name]?.lost).toBe(0);
      expect(facts.queues[name]?.depthMost).toBeGreaterThan(0);
    }
  }
});

test('differences are signed parts of the other run; names in one run alone are named', () => {
  const [a, b] = [factsOf(read(1, { actors: 3 })), factsOf(read(2, { actors: 4, queues: 1, messages: 120 }))];
  const { actors, queues } = compareRuns(a, b);
  expect(actors.map((row) => [row.name, row.in])).toEqual([
    ...[0, 1, 2].map((i) => [`actor ${i}`, 'both']),
    ['actor 3', 'there'],
  ]);
  expect(queues.map((row) => [row.name, row.in])).toEqual([
    ['queue 0', 'both'],
    ['queue 1', 'here'],
  ]);
  for (const { name, differences } of actors) {
    const [here, there] = [a.actors[name]?.count ?? null, b.actors[name]?.count ?? null];
    expect(differences.count).toEqual({
      ...{ here, there },
      change: here === null || there === null ? null : (here - there) / there,
    });
  }
  // Held against itself nothing differs; the other way round the signs do.
  for (const row of compareRuns(a, a).actors)
    for (const { change, here } of Object.values(row.differences))
      expect(change).toBe(here === null ? null : 0);
  const [to, fro] = [
    compareRuns(a, b).lengthNs.change as number,
    compareRuns(b, a).lengthNs.change as number,
  ];
  expect((1 + to) * (1 + fro)).toBeCloseTo(1, 9);
  expect(differenceOf(3, 0).change).toBeNull();
  expect(differenceOf(0, 0).change).toBe(0);
});

test('lanes of a stretch: the share of each part, counted from the run’s first moment', () => {
  const random = seeded(4);
  for (let seed = 1; seed <= 10; seed++) {
    const store = read(seed, { messages: 100, actors: 4, threads: 2 });
    const first = firstMoment(store);
    expect(first).toBeGreaterThanOrEqual(Math.min(...store.messages.sent.subarray(0, store.messages.n)));
    expect(first).toBeLessThan(Math.min(...store.messages.taken.subarray(0, store.messages.n)));
    const length = store.lastNs - first;
    const from = random() * length * 0.5;
    const to = from + (random() + 0.1) * length;
    const { threads } = laneShares(store, first, from, to, 20);
    const { messages, head } = store;
    for (const [thread, { busy }] of threads.entries())
      for (const [i, share] of busy.entries()) {
        const start = first + from + ((to - from) / 20) * i;
        const end = Math.min(store.lastNs, start + (to - from) / 20);
        let ns = 0;
        for (let row = 0; row < messages.n; row++)
          if (head.actors[messages.to[row] as number]?.thread === thread)
            ns += Math.max(
              0,
              Math.min(messages.handled[row] as number, end) - Math.max(messages.taken[row] as number, start),
            );
        expect(share).toBeCloseTo(end > start ? Math.min(1, ns / (end - start)) : 0, 4);
      }
  }
});
