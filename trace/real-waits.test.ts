/** What is told of waiting, on runs of real flows: what must hold in each, and what these flows were drawn to do. */
import { expect, test } from 'vitest';
import { deadlockAsk } from '../fixtures/flows/deadlock-ask.ts';
import { deadlockFull } from '../fixtures/flows/deadlock-full.ts';
import { plainSleeps } from '../fixtures/flows/plain-sleeps.ts';
import { benches } from '../fixtures/flows/savina/benches.ts';
import { runFlow } from '../fixtures/run-flow.ts';
import type { Flow } from '../flow/document.ts';
import { idleGaps } from './lanes/idle-gaps.ts';
import { checkLittle } from './queues/little.ts';
import { readTrace } from './reading/read-trace.ts';
import { TraceReader } from './reading/trace-reader.ts';
import type { TraceStore } from './reading/trace-store.ts';
import { type RunWaits, runWaits } from './waits/run-waits.ts';
import { SHARES, TimeSpent, timeSpent } from './waits/time-shares.ts';
import { waitsAt } from './waits/waits-at.ts';

interface Told {
  store: TraceStore;
  waits: RunWaits;
}

async function told(flow: Flow, ...options: string[]): Promise<Told> {
  const run = await runFlow(flow, options);
  expect(run.failures).toEqual([]);
  const store = readTrace([run.trace]);
  const { lastNs } = store;
  const waits = runWaits(store, timeSpent(store, 0, lastNs), lastNs);
  expect(Object.keys(waits.actors).sort()).toEqual(
    Object.values(flow.actors)
      .map(({ name }) => name)
      .sort(),
  );
  for (const [name, shares] of Object.entries(waits.actors)) {
    const sum = SHARES.reduce((all, kind) => all + shares[kind], 0);
    expect(sum, name).toBeCloseTo(1, 9);
  }
  expect(checkLittle(store, lastNs)).toEqual([]);
  expectSameInPieces(run.trace, waits);
  return { store, waits };
}

/** Read as it would have grown, it comes to the same. */
function expectSameInPieces(trace: Uint8Array, whole: RunWaits): void {
  const reader = new TraceReader();
  const spent = new TimeSpent(reader.store);
  for (let at = 0; at < trace.length; at += 50_000) {
    reader.push(trace.subarray(at, at + 50_000));
    spent.upTo(reader.store.lastNs);
  }
  const { lastNs } = reader.store;
  const { actors } = runWaits(reader.store, spent.upTo(lastNs), lastNs);
  for (const [name, shares] of Object.entries(whole.actors))
    for (const kind of SHARES)
      expect(actors[name]?.[kind], `${kind} of ${name}`).toBeCloseTo(shares[kind], 6);
}

test('actors that fill each other up wait for a place nearly all the time, and others do not', async () => {
  const { store, waits } = await told(deadlockFull(), '--for', '1500ms');
  const { planner, worker, clock, display } = waits.actors;
  expect(planner?.full).toBeGreaterThan(0.5);
  expect(planner?.fullOf[0]?.queue).toBe('jobs');
  expect(worker?.full).toBeGreaterThan(0.5);
  expect(worker?.fullOf[0]?.queue).toBe('results');
  expect([clock?.full, display?.full]).toEqual([0, 0]);
  expect(waits.deadlocks).toMatchObject([
    { kind: 'full', resolvedNs: null, members: [{ actor: 'planner' }, { actor: 'worker' }] },
  ]);
  const began = store.waits.waits.flatMap(({ n, start, end }) =>
    [...start.subarray(0, n)].filter((_, row) => (end[row] as number) > store.lastNs - 500e6),
  );
  // The promise: within a second.
  expect((waits.deadlocks[0]?.timeNs ?? 0) - Math.max(...began)).toBeLessThan(1e9);
  // Late enough for all to have begun, early enough for none to have been stopped.
  const names = store.head.actors.map(({ name }) => name);
  const at = waitsAt(store, waits.deadlocks[0]?.timeNs ?? 0);
  const states = Object.fromEntries(at.map(({ actor, state, whom }) => [names[actor], { state, whom }]));
  expect(states.planner).toEqual({ state: 'full', whom: [names.indexOf('worker')] });
  expect(states.worker?.state).toBe('full');
});

test('actors that ask each other wait for an answer nearly all the time; a timeout ends it', async () => {
  const { waits } = await told(deadlockAsk(), '--for', '1500ms');
  expect(waits.actors.clerk?.answer).toBeGreaterThan(0.5);
  expect(waits.actors.clerk?.answerOf[0]?.actor).toBe('archive');
  expect(waits.actors.archive?.answer).toBeGreaterThan(0.5);
  expect(waits.deadlocks).toMatchObject([{ kind: 'ask', resolvedNs: null }]);
  const { store, waits: over } = await told(deadlockAsk(800), '--for', '20s');
  expect(store.ended?.state).toBe('completed');
  expect(over.actors.clerk?.answer).toBeGreaterThan(0);
  expect(over.deadlocks).toMatchObject([{ kind: 'ask', resolvedNs: expect.any(Number) }]);
});

test.each(['counting', 'concurrent-dictionary', 'radix-sort', 'ping-pong'] as const)('%s', async (name) => {
  const { waits } = await told(benches[name]('test').build(4));
  expect(waits.deadlocks).toEqual([]);
});

test('a source that sleeps by setTimeout sleeps: it is no work, and folds', async () => {
  const { store, waits } = await told(plainSleeps(5, 200));
  const { busy = 1, outside = 0 } = waits.actors.sleeper ?? {};
  expect(outside).toBeGreaterThan(0.5);
  expect(busy).toBeLessThan(0.5);
  const { start, end } = idleGaps(store, 0, store.lastNs, 150e6);
  const slept = [...start].filter((from, at) => (end[at] as number) - from > 150e6);
  expect(slept.length).toBeGreaterThanOrEqual(4);
  // What somebody sent was sent while they were awake.
  const { sent, queue, n } = store.messages;
  for (let row = 0; row < n; row++) {
    if ((queue[row] as number) < 0) continue;
    const sentNs = sent[row] as number;
    const at = start.findIndex((from, gap) => sentNs > from + 1e6 && sentNs < (end[gap] as number) - 1e6);
    expect(at, `message ${row} in a gap`).toBe(-1);
  }
});
