import { expect, test } from 'vitest';
import { randomTrace } from '../fixtures/random-trace.ts';
import { randomWaits } from '../fixtures/random-waits.ts';
import { traceBytes } from '../fixtures/trace-bytes.ts';
import { readTrace } from '../reading/read-trace.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { layOutSequence } from './lay-out.ts';
import { rowsInStretch, wholeRun } from './pick-rows.ts';
import { type Lines, sequenceOf } from './sequence.ts';

const stores: [string, TraceStore][] = [
  ...[1, 2, 3].map((seed): [string, TraceStore] => {
    const { header, records, endNs } = randomTrace(seed, { messages: 120, actors: 7 });
    return [
      `random ${seed}`,
      readTrace([traceBytes(header, records, { timeNs: endNs, state: 'completed' })]),
    ];
  }),
  ...[4, 5].map((seed): [string, TraceStore] => {
    const { header, rounds, end } = randomWaits(seed);
    return [`waits ${seed}`, readTrace([traceBytes(header, rounds.flat(), end)])];
  }),
];
const both = stores.flatMap(([name, store]) =>
  (['actors', 'threads'] as Lines[]).map((lines) => [name, lines, store] as const),
);

test.each(both)('%s by %s: messages lead from who sent them to who took them', (_, lines, store) => {
  const { rows, total } = rowsInStretch(store, wholeRun);
  const sequence = sequenceOf(store, rows, lines, total);
  const { messages } = store;
  const nameOf = (actor: number) => (lines === 'actors' ? store.actorName(actor) : store.threadName(actor));
  const used = new Set<string | null>();
  for (const [i, row] of rows.entries()) {
    const message = sequence.messages[i];
    expect(message?.id).toBe(messages.id[row]);
    for (const [place, actor] of [
      [message?.from, messages.from[row]],
      [message?.to, messages.to[row]],
    ] as const) {
      const name = (actor as number) < 0 ? null : nameOf(actor as number);
      expect(place === -1 ? null : sequence.participants[place as number]?.name).toBe(name);
      if (name !== null) used.add(name);
    }
  }
  expect(sequence.participants.map(({ name }) => name).sort()).toEqual([...used].sort());
  expect(sequence.total).toBe(total);
});

test.each(both)(
  '%s by %s: what is later is lower, bars of one line lie on one another, all is in the picture',
  (_, lines, store) => {
    const { rows } = rowsInStretch(store, wholeRun);
    const sequence = sequenceOf(store, rows, lines);
    const picture = layOutSequence(sequence);
    const { arrows, bars, columns, widthPx, heightPx, gutterPx } = picture;
    const { messages } = store;
    const isShown = (row: number) =>
      (messages.from[row] as number) >= 0 || !Number.isNaN(messages.taken[row]);
    expect(arrows).toHaveLength([...rows].filter(isShown).length);
    for (const { fromXPx, toXPx, fromYPx, toYPx, wordsXPx } of arrows) {
      expect(fromYPx).toBeLessThanOrEqual(toYPx);
      for (const x of [fromXPx, toXPx, wordsXPx]) expect(x >= gutterPx && x <= widthPx).toBe(true);
      expect(toYPx).toBeLessThan(heightPx);
    }
    for (const a of arrows)
      for (const b of arrows) {
        const [first, second] = [rows[a.message] as number, rows[b.message] as number];
        if (
          (messages.sent[first] as number) < (messages.sent[second] as number) &&
          a.kind !== 'in' &&
          b.kind !== 'in'
        )
          expect(a.fromYPx).toBeLessThanOrEqual(b.fromYPx);
      }
    // Two bars at one place would be one.
    for (const a of bars)
      for (const b of bars)
        if (a !== b && a.xPx === b.xPx)
          expect(a.topPx + a.heightPx <= b.topPx || b.topPx + b.heightPx <= a.topPx).toBe(true);
    for (const { message, xPx } of bars)
      expect(xPx).toBeGreaterThanOrEqual((columns[sequence.messages[message]?.to ?? 0] as number) - 5);
  },
);

test('an empty stretch is a picture without lines', () => {
  const [, store] = stores[0] as [string, TraceStore];
  const picture = layOutSequence(sequenceOf(store, [], 'actors'));
  expect(picture).toMatchObject({ arrows: [], bars: [], columns: [], times: [] });
  expect(picture.heightPx).toBeGreaterThan(0);
});
