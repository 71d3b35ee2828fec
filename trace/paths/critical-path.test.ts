/** Paths through random runs, against counting from moment to moment. */
import { expect, test } from 'vitest';
import { expectWhole } from '../fixtures/expect-whole.ts';
import { randomTrace } from '../fixtures/random-trace.ts';
import { randomWaits } from '../fixtures/random-waits.ts';
import { joined, traceBytes } from '../fixtures/trace-bytes.ts';
import { readTrace } from '../reading/read-trace.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { messagePath, runPath } from './critical-path.ts';
import { type CriticalPath, noParts, PARTS } from './path-steps.ts';

/** The parts of a message's own time, from one moment to the next. */
function counted({ messages, head }: TraceStore, row: number): CriticalPath['parts'] {
  const parts = noParts();
  const of = (column: Float64Array, r: number) => column[r] as number;
  const times = [of(messages.sent, row), of(messages.handled, row)];
  for (let r = 0; r < messages.n; r++)
    times.push(of(messages.queued, r), of(messages.taken, r), of(messages.handled, r));
  const moments = [...new Set(times)].filter((t) => t >= (times[0] as number) && t <= (times[1] as number));
  moments.sort((a, b) => a - b);
  const me = messages.to[row] as number;
  const thread = head.actors[me]?.thread;
  const taken = of(messages.taken, row);
  for (const [i, from] of moments.entries()) {
    const ns = (moments[i + 1] ?? from) - from;
    const inTurn = [...messages.id.subarray(0, messages.n).keys()].filter(
      (r) => r !== row && of(messages.taken, r) <= from && from < of(messages.handled, r),
    );
    const mine = inTurn.some((r) => messages.to[r] === me);
    const others = inTurn.filter(
      (r) => messages.to[r] !== me && head.actors[messages.to[r] as number]?.thread === thread,
    );
    if (from < of(messages.queued, row)) parts.queue += ns;
    else if (from < taken) parts[mine ? 'behind' : others.length > 0 ? 'others' : 'queue'] += ns;
    else parts[others.some((r) => of(messages.taken, r) >= taken) ? 'others' : 'work'] += ns;
  }
  return parts;
}

test('small random traces: where a message’s time went, as counted from moment to moment', () => {
  const seen = new Set<string>();
  for (let seed = 1; seed <= 25; seed++) {
    const size = { messages: 20 + seed, threads: 1 + (seed % 3), actors: 2 + (seed % 4) };
    const { header, records, endNs } = randomTrace(seed, { ...size, meanGapNs: seed % 2 ? 40_000 : 4000 });
    const store = readTrace([traceBytes(header, records, { timeNs: endNs, state: 'completed' })]);
    for (let row = 0; row < store.messages.n; row++) {
      const path = messagePath(store, row, false) as CriticalPath;
      expectWhole(path, `seed ${seed} row ${row}`);
      const expected = counted(store, row);
      for (const part of PARTS) {
        expect(path.parts[part], `seed ${seed} row ${row} ${part}`).toBeCloseTo(expected[part], 3);
        if (expected[part] > 0) seen.add(part);
      }
      const whole = messagePath(store, row, true) as CriticalPath;
      expectWhole(whole, `seed ${seed} row ${row} with causes`);
      expect(whole.toNs).toBe(path.toNs);
      let first = row;
      while ((store.messages.cause[first] as number) >= 0) first = store.messages.cause[first] as number;
      expect(whole.fromNs).toBe(store.messages.sent[first]);
    }
    expectWhole(runPath(store) as CriticalPath, `seed ${seed} run`);
  }
  expect([...seen].sort()).toEqual(['behind', 'others', 'queue', 'work']);
});

test('runs that wait for everything there is: the parts are the whole all the same', () => {
  const sums = noParts();
  for (let seed = 1; seed <= 40; seed++) {
    const run = randomWaits(seed, { ticks: 250, actors: 2 + (seed % 5), threads: 1 + (seed % 3) });
    const head = traceBytes(run.header, []);
    const body = run.rounds.map((round) => traceBytes(run.header, round).subarray(head.length));
    const end = traceBytes(run.header, [], run.end).subarray(head.length);
    const store = readTrace([joined([head, ...body, end])]);
    for (let row = 0; row < store.messages.n; row++)
      for (const withCauses of [false, true]) {
        const path = messagePath(store, row, withCauses);
        if (path === null) continue;
        expectWhole(path, `seed ${seed} row ${row}`);
        for (const part of PARTS) sums[part] += path.parts[part];
      }
    const path = runPath(store);
    if (path !== null) expectWhole(path, `seed ${seed} run`);
  }
  for (const part of ['work', 'outside', 'others', 'answer', 'full', 'queue'] as const)
    expect(sums[part], part).toBeGreaterThan(0);
});
