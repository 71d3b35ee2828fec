import { expect, test } from 'vitest';
import { randomTrace, seeded } from '../fixtures/random-trace.ts';
import { randomWaits } from '../fixtures/random-waits.ts';
import { joined, traceBytes } from '../fixtures/trace-bytes.ts';
import { readTrace } from '../reading/read-trace.ts';
import { TraceReader } from '../reading/trace-reader.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import type { Spent } from '../waits/spent.ts';
import { timeSpent } from '../waits/time-shares.ts';
import { StatesIndex } from './states-index.ts';

const KINDS = ['busy', 'input', 'full', 'answer', 'outside'] as const;

function formOf(spent: Spent): Record<string, number> {
  const form: Record<string, number> = {};
  const add = (key: string, ns: number) => {
    if (Math.abs(ns) > 0.01) form[key] = (form[key] ?? 0) + ns;
  };
  for (const kind of KINDS) for (const [i, ns] of spent[kind].entries()) add(`${kind} ${i}`, ns);
  for (const { actor, queue, ns } of spent.fullOf()) add(`full ${actor} on ${queue}`, ns);
  for (const { actor, whom, ns } of spent.answerOf()) add(`answer ${actor} of ${whom}`, ns);
  for (const key of Object.keys(form)) form[key] = Math.round((form[key] as number) * 10) / 10;
  return form;
}

function expectSame(store: TraceStore, index: StatesIndex, random: () => number, what: string): void {
  const end = store.lastNs;
  expect(formOf(index.between(0, end)), what).toEqual(formOf(timeSpent(store, 0, end)));
  for (let i = 0; i < 6; i++) {
    const from = Math.floor(random() * end);
    const to = Math.floor(from + random() * (end - from));
    const [found, swept] = [formOf(index.between(from, to)), formOf(timeSpent(store, from, to))];
    expect(Object.keys(found).sort(), what).toEqual(Object.keys(swept).sort());
    for (const [key, ns] of Object.entries(swept)) expect(found[key], `${what} ${key}`).toBeCloseTo(ns, 0);
  }
}

test('any stretch comes to what sweeping over it comes to', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const run = randomWaits(seed, { ticks: 300, actors: 2 + (seed % 5), threads: 1 + (seed % 3) });
    const bytes = [traceBytes(run.header, []), ...run.rounds.map((round) => traceBytes(run.header, round))];
    const body = bytes.map((each, i) => (i === 0 ? each : each.subarray((bytes[0] as Uint8Array).length)));
    const store = readTrace([joined(body), endOf(run)]);
    const index = new StatesIndex(store);
    while (!index.advance(1));
    expectSame(store, index, seeded(seed), `seed ${seed}`);
  }
  function endOf({ header, end }: ReturnType<typeof randomWaits>): Uint8Array {
    return traceBytes(header, [], end).subarray(traceBytes(header, []).length);
  }
});

test('so it does across many kept moments, and where the run was read as it went on', () => {
  const { header, records, endNs } = randomTrace(3, {
    messages: 30_000,
    actors: 4,
    threads: 2,
    meanGapNs: 400_000,
  });
  const bytes = traceBytes(header, records, { timeNs: endNs, state: 'completed' });
  const reader = new TraceReader();
  const index = new StatesIndex(reader.store);
  const size = Math.ceil(bytes.length / 7);
  for (let at = 0; at < bytes.length; at += size) {
    reader.push(bytes.slice(at, at + size));
    index.advance(1000);
  }
  while (!index.advance(1));
  expectSame(reader.store, index, seeded(4), 'large');
});
