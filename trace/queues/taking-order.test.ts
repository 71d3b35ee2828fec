import { expect, test } from 'vitest';
import type { TraceHeader } from '../../runtime/protocol/trace-file.ts';
import { randomTrace, seeded } from '../fixtures/random-trace.ts';
import { traceBytes } from '../fixtures/trace-bytes.ts';
import { Moments } from '../moments/moments.ts';
import { readTrace } from '../reading/read-trace.ts';
import { inTakingOrder } from './taking-order.ts';

type Order = TraceHeader['queues'][number]['order'];

function waiting(seed: number, order: Order, preview = true) {
  const made = randomTrace(seed, { messages: 150, actors: 3, queues: 1, preview });
  const queues = made.header.queues.map((queue) => ({ ...queue, ...(order === undefined ? {} : { order }) }));
  const end = { timeNs: made.endNs, state: 'stopped' } as const;
  const store = readTrace([traceBytes({ ...made.header, queues }, made.records, end)]);
  const moments = new Moments(store);
  moments.update();
  const random = seeded(seed);
  const times = Array.from({ length: 30 }, () => random() * made.endNs);
  return { store, arrived: times.map((timeNs) => moments.contents.at(0, timeNs)) };
}

test('a queue without an order of its own keeps that of arrival, one by the last turns it round', () => {
  for (let seed = 1; seed <= 5; seed++) {
    const plain = waiting(seed, undefined);
    for (const rows of plain.arrived)
      expect(inTakingOrder(plain.store, 0, rows)).toEqual({ by: 'arrival', rows });
    const last = waiting(seed, 'lifo');
    for (const rows of last.arrived)
      expect(inTakingOrder(last.store, 0, rows)).toEqual({ by: 'last', rows: [...rows].reverse() });
  }
});

test('by priority: the lowest value first, of equal ones who came first', () => {
  let longest = 0;
  for (let seed = 1; seed <= 8; seed++) {
    for (const field of ['word', 'n']) {
      const { store, arrived } = waiting(seed, { priority: field });
      for (const rows of arrived) {
        const rankOf = (row: number) =>
          (JSON.parse(store.previewOf(row)) as Record<string, number | string>)[field] ?? 0;
        // Insertion, one by one: slow and plain.
        const expected: number[] = [];
        for (const row of rows) {
          const at = expected.findIndex((other) => rankOf(other) > rankOf(row));
          expected.splice(at < 0 ? expected.length : at, 0, row);
        }
        expect(inTakingOrder(store, 0, rows)).toEqual({ by: 'priority', rows: expected });
        longest = Math.max(longest, rows.length);
      }
    }
  }
  expect(longest).toBeGreaterThan(2);
});

test('where what they are ordered by was not recorded, the order is that in which they were taken', () => {
  for (const [order, preview] of [
    [{ priority: 'urgency' }, true],
    [{ priority: 'word' }, false],
  ] as const) {
    const { store, arrived } = waiting(3, order, preview);
    const { taken } = store.messages;
    for (const rows of arrived) {
      const { by, rows: ordered } = inTakingOrder(store, 0, rows);
      if (rows.length === 0) continue;
      expect(by).toBe('taken');
      expect(ordered.map((row) => taken[row])).toEqual(
        rows.map((row) => taken[row] as number).sort((a, b) => a - b),
      );
    }
  }
});
