import { expect, test } from 'vitest';
import { randomWaits } from '../fixtures/random-waits.ts';
import { traceBytes } from '../fixtures/trace-bytes.ts';
import { readTrace } from '../reading/read-trace.ts';
import { WaitKind } from '../waits/wait-columns.ts';
import { waitsAt } from '../waits/waits-at.ts';
import { LaneState, type LaneStretch, threadStretches } from './thread-stretches.ts';
import { WaitLevels } from './wait-levels.ts';

const madeUp = (seed: number) => {
  const { header, rounds, end } = randomWaits(seed, { ticks: 150 });
  return readTrace([traceBytes(header, rounds.flat(), end)]);
};
const nameOf = (stretch: LaneStretch | undefined) =>
  Object.keys(LaneState).find((name) => LaneState[name as keyof typeof LaneState] === (stretch?.state ?? 0));

test('the stretches of actors and threads say at each moment what is looked up for that moment', () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 25; seed++) {
    const store = madeUp(seed);
    for (const [thread] of store.lanes.entries()) {
      const all = threadStretches(store, thread, 0, store.lastNs, [], 0);
      for (let i = 0; i < 60; i++) {
        const time = ((i + 0.371) / 60) * store.lastNs;
        const at = (actor: number) =>
          all.filter((s) => s.actor === actor && s.startNs <= time && time < s.endNs);
        const states = waitsAt(store, time).filter(({ actor }) => store.threadOf(actor) === thread);
        for (const { actor, state, queue, message } of states) {
          const [stretch, ...more] = at(actor);
          expect(more).toEqual([]);
          expect(nameOf(stretch)).toBe(state === 'away' ? 'input' : state);
          seen.add(state);
          if (stretch === undefined || stretch.wait < 0) continue;
          expect(store.waits.waits[thread]?.message[stretch.wait]).toBe(message);
          if (state === 'full') expect(store.waits.waits[thread]?.what[stretch.wait]).toBe(queue);
        }
        const most = ['busy', 'full', 'answer', 'outside'].find((s) =>
          states.some(({ state }) => state === s),
        );
        expect(nameOf(at(-1)[0])).toBe(most ?? 'input');
      }
    }
  }
  expect([...seen].sort()).toEqual(['answer', 'away', 'busy', 'full', 'input', 'outside']);
});

test('a part that is looked at is what the whole has there', () => {
  const store = madeUp(3);
  const levels = new WaitLevels();
  levels.settle(store.waits.waits[0], store.waits.idle[0]);
  const all = threadStretches(store, 0, 0, store.lastNs, [], 0);
  const [from, to] = [store.lastNs * 0.31, store.lastNs * 0.66];
  const rows = levels.within(from, to, 1000) ?? [];
  const part = threadStretches(store, 0, from, to, rows, store.waits.waits[0]?.n ?? 0);
  const cut = all
    .map((s) => ({ ...s, startNs: Math.max(s.startNs, from), endNs: Math.min(s.endNs, to) }))
    .filter((s) => s.endNs > s.startNs);
  const order = (a: LaneStretch, b: LaneStretch) => a.actor - b.actor || a.startNs - b.startNs;
  const state = ({ actor, startNs, endNs, state }: LaneStretch) => ({ actor, startNs, endNs, state });
  expect(part.sort(order).map(state)).toEqual(cut.sort(order).map(state));
});

test('waits in a stretch and their levels are those counted one by one', () => {
  for (let seed = 0; seed < 10; seed++) {
    const store = madeUp(seed);
    const waits = store.waits.waits[0];
    const levels = new WaitLevels();
    levels.settle(waits, store.waits.idle[0]);
    if (waits === undefined) continue;
    const rows = [...Array(waits.n).keys()];
    for (let i = 0; i < 20; i++) {
      const from = (i / 20) * store.lastNs;
      const to = from + store.lastNs / 15;
      const inside = rows.filter((r) => (waits.start[r] as number) < to && (waits.end[r] as number) > from);
      expect(levels.within(from, to, 1000)).toEqual(inside);
    }
    for (const [kind, level] of [
      [WaitKind.full, levels.full],
      [WaitKind.answer, levels.answer],
    ] as const) {
      const over = rows.filter((r) => waits.kind[r] === kind && (waits.end[r] as number) < 2 ** 40);
      const sum = over.reduce((all, r) => all + (waits.end[r] as number) - (waits.start[r] as number), 0);
      const long = 2 ** Math.ceil(Math.log2(store.lastNs * 64));
      expect(level.share(level.levelFor(long), 0, long) * long).toBeCloseTo(sum, -4);
    }
  }
});
