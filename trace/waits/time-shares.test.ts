import { expect, test } from 'vitest';
import { type Counted, countTime, randomWaits } from '../fixtures/random-waits.ts';
import { joined, traceBytes } from '../fixtures/trace-bytes.ts';
import { TraceReader } from '../reading/trace-reader.ts';
import type { Spent } from './spent.ts';
import { sharesOf, TimeSpent, timeSpent } from './time-shares.ts';

/** In whole nanoseconds, in one form for both. */
function formOf(spent: Spent, actors: number): Counted {
  const list = (column: Float64Array) => [...column.slice(0, actors)].map((ns) => Math.round(ns));
  const fullBy: Counted['fullBy'] = {};
  const answerBy: Counted['answerBy'] = {};
  const add = (sums: Record<string, number>, key: string, ns: number) => {
    if (ns > 0) sums[key] = Math.round((sums[key] ?? 0) + ns);
  };
  for (const { actor, queue, ns } of spent.fullOf()) add(fullBy, `${actor}:${queue}`, ns);
  for (const { actor, whom, ns } of spent.answerOf()) add(answerBy, `${actor}:${whom}`, ns);
  const { busy, input, full, answer, outside } = spent;
  return {
    ...{ busy: list(busy), input: list(input), full: list(full), answer: list(answer) },
    ...{ outside: list(outside), fullBy, answerBy },
  };
}

const rounded = (counted: Counted): Counted => ({
  ...counted,
  fullBy: positive(counted.fullBy),
  answerBy: positive(counted.answerBy),
});
const positive = (sums: Record<string, number>) =>
  Object.fromEntries(Object.entries(sums).filter(([, ns]) => ns > 0));

test('small random runs: the time of each actor, whole and in stretches, as counted from moment to moment', () => {
  const kinds = new Set<string>();
  for (let seed = 1; seed <= 60; seed++) {
    const run = randomWaits(seed, { ticks: 150, actors: 2 + (seed % 5), threads: 1 + (seed % 3) });
    const actors = run.header.actors.length;
    const { store } = readWhole(run);
    const { timeNs } = run.end;
    const whole = formOf(timeSpent(store, 0, timeNs), actors);
    expect(whole, `seed ${seed}`).toEqual(rounded(countTime(run, 0, timeNs)));
    for (const kind of ['busy', 'input', 'full', 'answer', 'outside'] as const)
      if (whole[kind].some((ns) => ns > 0)) kinds.add(kind);
    const [from, to] = [timeNs * 0.3, timeNs * 0.71].map(Math.floor) as [number, number];
    expect(formOf(timeSpent(store, from, to), actors), `seed ${seed}`).toEqual(
      rounded(countTime(run, from, to)),
    );
  }
  expect(kinds.size).toBe(5);
});

test('a run that is read as it grows comes to the same, and shares sum to 1', () => {
  for (let seed = 100; seed < 140; seed++) {
    const run = randomWaits(seed, { ticks: 400, actors: 4, threads: 2 });
    const reader = new TraceReader();
    const spent = new TimeSpent(reader.store);
    const { length } = run.rounds;
    let bytes = traceBytes(run.header, []);
    for (const [i, round] of run.rounds.entries()) {
      const last = i === length - 1;
      const all = traceBytes(run.header, round, last ? run.end : undefined);
      bytes = joined([bytes, all.subarray(traceBytes(run.header, []).length)]);
      // In pieces that end anywhere.
      const cut = last ? bytes.length : Math.floor(bytes.length * ((i * 7) % 10) * 0.1);
      reader.push(bytes.subarray(0, cut));
      bytes = bytes.slice(cut);
      if (i % 3 === 0) {
        const now = spent.upTo(reader.store.lastNs);
        for (const actor of run.header.actors.keys()) expectWhole(now, actor);
      }
    }
    const whole = spent.upTo(run.end.timeNs);
    expect(formOf(whole, 4), `seed ${seed}`).toEqual(rounded(countTime(run, 0, run.end.timeNs)));
    for (const actor of run.header.actors.keys()) expectWhole(whole, actor);
  }
});

test('a record that comes very late is counted all the same', () => {
  const run = randomWaits(7, { ticks: 300, actors: 3, threads: 2, tickNs: 40e6 });
  const reader = new TraceReader();
  const spent = new TimeSpent(reader.store);
  const start = traceBytes(run.header, []).length;
  reader.push(traceBytes(run.header, []));
  const records = run.rounds.flat();
  // One thread after another, each to its end.
  for (const thread of [0, 1, 0xffff]) {
    const own = records.filter((record) => record.thread === thread);
    reader.push(traceBytes(run.header, own).subarray(start));
    spent.upTo(run.end.timeNs);
  }
  reader.push(traceBytes(run.header, [], run.end).subarray(start));
  expect(formOf(spent.upTo(run.end.timeNs), 3)).toEqual(rounded(countTime(run, 0, run.end.timeNs)));
});

function expectWhole(spent: Spent, actor: number): void {
  const shares = sharesOf(spent, actor);
  if (shares === null) return;
  const values = Object.values(shares);
  expect(values.every((share) => share >= 0 && share <= 1)).toBe(true);
  expect(values.reduce((all, share) => all + share, 0)).toBeCloseTo(1, 9);
}

function readWhole(run: ReturnType<typeof randomWaits>): TraceReader {
  const reader = new TraceReader();
  reader.push(traceBytes(run.header, run.rounds.flat(), run.end));
  return reader;
}
