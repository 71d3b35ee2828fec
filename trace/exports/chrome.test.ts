import { expect, test } from 'vitest';
import { importChrome } from '../fixtures/chrome-importer.ts';
import { randomTrace } from '../fixtures/random-trace.ts';
import { randomWaits } from '../fixtures/random-waits.ts';
import { traceBytes } from '../fixtures/trace-bytes.ts';
import { shortId } from '../messages/message-detail.ts';
import { readTrace } from '../reading/read-trace.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { chrome, microseconds } from './chrome.ts';

const stores: [string, TraceStore][] = [
  ...[1, 2, 3, 4].map((seed): [string, TraceStore] => {
    const { header, records, endNs } = randomTrace(seed, { messages: 300, actors: 6, threads: 2 });
    return [
      `random ${seed}`,
      readTrace([traceBytes(header, records, { timeNs: endNs, state: 'completed' })]),
    ];
  }),
  ...[5, 6, 7].map((seed): [string, TraceStore] => {
    const { header, rounds, end } = randomWaits(seed);
    return [`waits ${seed}`, readTrace([traceBytes(header, rounds.flat(), end)])];
  }),
];

test.each(stores)('%s: the importer drops nothing', (_, store) => {
  const { errors, threadNames } = importChrome([...chrome(store)].join(''));
  expect(errors).toEqual([]);
  for (const { name } of store.head.threads) expect([...threadNames.values()]).toContain(name);
});

test.each(stores)('%s: every handling is a slice or a span of its actor, with its own times', (_, store) => {
  const { slices } = importChrome([...chrome(store)].join(''));
  const { messages } = store;
  const spans = slices.filter(
    ({ cat, name }) => !['send', 'state', 'trouble'].includes(cat) && !name.startsWith('take '),
  );
  const byMessage = Map.groupBy(spans, ({ args }) => args.message);
  for (let row = 0; row < messages.n; row++) {
    if (Number.isNaN(messages.taken[row])) continue;
    const mine = byMessage.get(shortId(messages.id[row] as number)) ?? [];
    expect(mine).toHaveLength(1);
    const handled = messages.handled[row] as number;
    expect(mine[0]).toMatchObject({
      startNs: Math.round(messages.taken[row] as number),
      endNs: Math.round(Number.isNaN(handled) ? store.lastNs : handled),
    });
  }
});

test.each(stores)('%s: an arrow leads from a send to the handling of that very message', (_, store) => {
  const { arrows } = importChrome([...chrome(store)].join(''));
  const { messages } = store;
  let expected = 0;
  for (let row = 0; row < messages.n; row++) {
    // Timers, starts and stops are nobody's act.
    if (((messages.flags[row] as number) & (2 | 32 | 64)) !== 0) continue;
    if (
      (messages.to[row] as number) >= 0 &&
      (messages.sent[row] as number) <= (messages.taken[row] as number)
    )
      expected++;
  }
  expect(arrows.length).toBe(expected);
  for (const { id, from, to } of arrows) {
    expect([from.cat, from.args.message]).toEqual(['send', shortId(Number(id))]);
    expect(to.args.message).toBe(shortId(Number(id)));
  }
});

test.each(stores)('%s: states of a thread follow one another without a gap', (_, store) => {
  const { slices, threadNames } = importChrome([...chrome(store)].join(''));
  const tracks = Map.groupBy(
    slices.filter(({ cat }) => cat === 'state'),
    ({ track }) => track,
  );
  expect(tracks.size).toBe(store.head.threads.length);
  for (const [track, states] of tracks) {
    expect(threadNames.get(Number(track.split(' ')[1]))).toMatch(/: state$/);
    for (const [i, { startNs, name }] of states.entries()) {
      if (i === 0) continue;
      expect(startNs).toBe(states[i - 1]?.endNs);
      expect(name).not.toBe(states[i - 1]?.name);
    }
  }
});

test('queue depth is a counter', () => {
  const [, store] = stores[0] as [string, TraceStore];
  const { counters } = importChrome([...chrome(store)].join(''));
  for (const [q, { name }] of store.head.queues.entries()) {
    const mine = counters.filter((c) => c.name === `queue ${name} depth`);
    expect(Math.max(...mine.map(({ value }) => value))).toBe(store.queues[q]?.most);
    expect(mine.at(-1)?.value).toBe(0);
  }
});

test('no nanosecond is lost on the way through microseconds', () => {
  for (let i = 0; i < 20_000; i++) {
    const ns = Math.floor(Math.random() * 10 ** (1 + (i % 15)));
    expect(Math.trunc(microseconds(ns) * 1000)).toBe(ns);
    expect(Math.round(JSON.parse(JSON.stringify(microseconds(ns))) * 1000)).toBe(ns);
  }
});
