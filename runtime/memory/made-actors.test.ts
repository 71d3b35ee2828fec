import { expect, test } from 'vitest';
import { layOut } from '../layout.ts';
import type { Plan } from '../protocol/plan.ts';
import { MadeActors, MOST_MADE } from './made-actors.ts';

const plan: Plan = {
  name: 'p',
  threads: { a: {}, b: {}, c: {} },
  queues: {},
  actors: {
    drawn: { thread: 'a', code: './x.ts' },
    'worker 2': { thread: 'a', code: './x.ts' },
    worker: { thread: ['b', 'c'], code: './x.ts', template: true },
    other: { thread: 'a', code: './x.ts', template: true },
  },
};

function made() {
  const layout = layOut(plan);
  const memory = MadeActors.allocate(layout);
  // As two threads see it.
  return { here: new MadeActors(layout, memory), there: new MadeActors(layout, memory) };
}

test('each gets an index, a thread in turn and a name that nobody else has', () => {
  const { here, there } = made();
  const births = [
    here.make(0, undefined),
    there.make(0, undefined),
    here.make(0, 'Größe'),
    there.make(0, 'Größe'),
    there.make(1, 'drawn'),
    here.make(1, 'worker 7'),
    here.make(1, ' \n '),
    here.make(1, 'n'.repeat(200)),
  ];
  expect(births.map(({ index }) => index)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  expect(births.map(({ thread }) => thread)).toEqual([1, 2, 1, 2, 0, 0, 0, 0]);
  expect(births.map(({ name }) => name)).toEqual([
    'worker 1',
    'worker 2 (1)',
    'Größe',
    'Größe (3)',
    'drawn (4)',
    'worker 7 (5)',
    'other',
    'n'.repeat(80),
  ]);
  for (const { index, name, thread } of births) {
    expect([there.nameOf(index), there.threadOf(index)]).toEqual([name, thread]);
  }
  expect(births.map(({ index }) => here.templateOf(index))).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
  expect(here.on(0)).toEqual([]);
  for (const { index } of births.slice(4)) there.born(index);
  expect(here.on(0)).toEqual([6, 7, 8, 9]);
});

test('one that has ended has a name and no thread, and its slot is used again', () => {
  const { here, there } = made();
  const { index, name } = here.make(0, undefined);
  const stays = here.make(1, undefined);
  there.ended(index);
  expect([here.threadOf(index), here.nameOf(index), here.on(1)]).toEqual([-1, name, []]);
  let last = stays;
  for (let n = 0; n < MOST_MADE; n++) {
    last = there.make(0, undefined);
    there.ended(last.index);
  }
  expect(last.index).toBeGreaterThan(MOST_MADE);
  expect(here.nameOf(index)).toBeUndefined();
  expect([here.nameOf(stays.index), here.threadOf(stays.index)]).toEqual([stays.name, stays.thread]);
});

test('what waits is counted for those that live, and too many cannot live at once', () => {
  const { here, there } = made();
  const { index } = here.make(0, undefined);
  expect([there.sentTo(index), there.sentTo(index)]).toEqual([1, 2]);
  expect(there.workOf(index)).toBe(0);
  here.begins(index, true);
  expect([there.waitingFor(index), there.workOf(index)]).toEqual([1, 1]);
  here.rests(index);
  expect(there.workOf(index)).toBe(0);
  here.begins(index, false);
  here.begins(index, false);
  expect([there.waitingFor(index), there.workOf(index)]).toEqual([1, 3]);
  here.ended(index);
  expect([there.sentTo(index), there.workOf(index)]).toEqual([0, 0]);
  for (let n = 0; n < MOST_MADE; n++) here.make(0, undefined);
  expect(() => here.make(0, undefined)).toThrow(RangeError);
});

test('indices beyond 32 bits of sign, of actors of the plan and of nobody lead nowhere', () => {
  const { here } = made();
  for (const index of [-1, 0, 1, 2, 99, 2 ** 31, 2 ** 32 - 2])
    expect([here.threadOf(index), here.nameOf(index), here.sentTo(index)]).toEqual([-1, undefined, 0]);
});
