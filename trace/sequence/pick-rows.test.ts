import { expect, test } from 'vitest';
import { randomTrace } from '../fixtures/random-trace.ts';
import { traceBytes } from '../fixtures/trace-bytes.ts';
import { readTrace } from '../reading/read-trace.ts';
import { rowsInStretch, rowsOfChain } from './pick-rows.ts';

const storeOf = (seed: number) => {
  const { header, records, endNs } = randomTrace(seed, { messages: 200, threads: 4, actors: 8 });
  return { store: readTrace([traceBytes(header, records, { timeNs: endNs, state: 'completed' })]), endNs };
};

test.each([1, 2, 3])('a stretch has what was sent or taken in it, the earliest first, seed %i', (seed) => {
  const { store, endNs } = storeOf(seed);
  const { messages } = store;
  for (const [from, to] of [
    [0, endNs],
    [endNs * 0.3, endNs * 0.4],
    [endNs * 2, endNs * 3],
  ] as const)
    for (const threads of [null, new Set([1, 3])])
      for (const limit of [1, 10, 500]) {
        const within = (t: number | undefined) => t !== undefined && t >= from && t <= to;
        const on = (actor: number | undefined) =>
          threads === null || threads.has(store.threadOf(actor ?? -1));
        const all = [...Array(messages.n).keys()]
          .filter((row) => within(messages.sent[row]) || within(messages.taken[row]))
          .filter((row) => on(messages.from[row]) || on(messages.to[row]))
          .sort((a, b) => (messages.sent[a] as number) - (messages.sent[b] as number));
        const found = rowsInStretch(store, { fromNs: from, toNs: to, threads }, limit);
        expect(found.total).toBe(all.length);
        expect([...found.rows]).toEqual(all.slice(0, limit));
      }
});

test.each([4, 5, 6])('a chain has the causes of a message and all its effects, seed %i', (seed) => {
  const { messages } = storeOf(seed).store;
  const { store } = storeOf(seed);
  const causes = (row: number): number[] => {
    const cause = messages.cause[row] as number;
    return cause < 0 ? [] : [cause, ...causes(cause)];
  };
  for (let row = 0; row < messages.n; row++) {
    const back = causes(row);
    const forward = [...Array(messages.n).keys()].filter((other) => causes(other).includes(row));
    const bySent = (a: number, b: number) => (messages.sent[a] as number) - (messages.sent[b] as number);
    const all = rowsOfChain(store, row);
    expect([...all.rows]).toEqual([...back, row, ...forward].sort(bySent));
    expect(all.total).toBe(all.rows.length);
    const few = rowsOfChain(store, row, 4);
    expect(few.total).toBe(all.total);
    const near = [row, ...back].slice(0, 4);
    expect([...few.rows]).toEqual([...near, ...forward.sort(bySent).slice(0, 4 - near.length)].sort(bySent));
  }
});
