import { expect, test } from 'vitest';
import { type Actor, emptyFlow, type Flow } from '../flow/document.ts';
import { place } from './1-place.ts';

const actor = (thread: string, copies: number): Actor => ({
  name: `on ${thread} x ${copies}`,
  thread,
  work: { kind: 'code', code: '' },
  ports: [],
  takes: 'in-turn',
  copies,
  onFailure: { kind: 'skip' },
});
const flowWith = (threads: Record<string, string>, actors: Record<string, Actor>): Flow => ({
  ...emptyFlow('copies'),
  threads: Object.fromEntries(Object.entries(threads).map(([id, name]) => [id, { name, colour: 'blue' }])),
  actors,
});

test('copies get threads of their own, which actors of one drawn thread share', () => {
  const flow = flowWith(
    { t1: 'work', t2: 'unused' },
    { a: actor('t1', 3), b: actor('t1', 2), c: actor('t1', 1) },
  );
  const { threads, actors } = place(flow);
  expect(threads.map(({ name }) => name)).toEqual(['work', 'work 2', 'work 3']);
  expect(Object.fromEntries(actors)).toEqual({
    a: ['work', 'work 2', 'work 3'],
    b: ['work', 'work 2'],
    c: ['work'],
  });
});

test('a thread that the user drew keeps its name to itself', () => {
  const flow = flowWith({ t1: 'work', t2: 'work 2' }, { a: actor('t1', 2), b: actor('t2', 2) });
  expect([...place(flow).actors.values()]).toEqual([
    ['work', 'work 2 (copy)'],
    ['work 2', 'work 2 2'],
  ]);
});
