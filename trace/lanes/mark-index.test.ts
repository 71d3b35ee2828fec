import { expect, test } from 'vitest';
import { seeded } from '../fixtures/random-trace.ts';
import { MarkKind } from '../reading/marks.ts';
import { TraceStore } from '../reading/trace-store.ts';
import { MarkIndex, markColumns } from './mark-index.ts';

function madeUp(seed: number, n: number) {
  const random = seeded(seed);
  const store = new TraceStore();
  store.begin({
    ...{ flow: 'Marks', startedAtMs: 1, previewBytes: 0 },
    threads: [0, 1].map((i) => ({ name: `thread ${i}`, colour: 'blue' })),
    queues: [{ name: 'jobs', capacity: 1, whenFull: 'wait' }],
    actors: [0, 1].map((i) => ({ name: `actor ${i}`, actor: `actor ${i}`, copy: 0, thread: i })),
  });
  const index = new MarkIndex();
  const all: { time: number; kind: number; actor: number }[] = [];
  for (let i = 0; i < n; i++) {
    const time = Math.floor(random() * 1000);
    const kind = Math.floor(random() * 6) as MarkKind;
    const actor = Math.floor(random() * 3) - 1;
    store.marks[Math.floor(random() * 3)]?.add(time, kind, actor, random() < 0.5 ? 0 : -1, -1);
    all.push({ time, kind, actor });
    if (random() < 0.1) index.settle(store);
  }
  index.settle(store);
  return { store, index, all };
}

test('no mark is lost or merged into another kind, at any zoom', () => {
  for (let seed = 0; seed < 40; seed++) {
    const { store, index, all } = madeUp(seed, 200);
    for (const columns of [1, 7, 100, 400]) {
      const times = Float64Array.from({ length: columns + 1 }, (_, x) => (x / columns) * 1000);
      const counted = new Map<string, number>();
      for (const list of index.lists)
        for (const { column, count, first } of markColumns(list, times, columns)) {
          const key = `${column} ${list.kind}`;
          counted.set(key, (counted.get(key) ?? 0) + count);
          const at = list.at[first] as number;
          expect(store.marks[list.source]?.time[at]).toBe(list.time[first]);
          expect(store.marks[list.source]?.kind[at]).toBe(list.kind);
        }
      const expected = new Map<string, number>();
      for (const { time, kind } of all) {
        const column = times.findLastIndex((edge) => edge <= time);
        const key = `${column} ${kind}`;
        expected.set(key, (expected.get(key) ?? 0) + 1);
      }
      expect(counted).toEqual(expected);
    }
  }
});

test('what concerns an actor is on its thread, what was lost in a queue on that queue', () => {
  const { index } = madeUp(5, 300);
  for (const { kind, queue } of index.lists) if (kind === MarkKind.failed) expect(queue).toBe(-1);
  expect(index.lists.some(({ kind, queue }) => kind === MarkKind.dropped && queue === 0)).toBe(true);
});
