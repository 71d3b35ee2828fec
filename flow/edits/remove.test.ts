import { expect, test } from 'vitest';
import { smallFlow } from '../testing/small-flow.ts';
import { resizeFrame } from './change-thread.ts';
import { duplicate } from './duplicate.ts';
import { moveBy, moveTo } from './move.ts';
import { placeOnThread } from './place-on-thread.ts';
import { remove } from './remove.ts';

test('an actor goes with its wires, its thread and its place; the queue put between stays', () => {
  const { flow, reader, counter, queue, read } = smallFlow();
  const left = remove(flow, { actors: [reader] });
  expect(Object.keys(left.actors)).toEqual([counter]);
  expect(Object.keys(left.queues)).toEqual([queue]);
  expect(Object.keys(left.wires)).toEqual([read]);
  expect(Object.keys(left.threads)).toEqual([flow.actors[counter]?.thread]);
  expect(Object.keys(left.layout.actors)).toEqual([counter]);
  expect(left.actors[counter]).toBe(flow.actors[counter]);
});

test('a queue goes with its wires, a wire alone', () => {
  const { flow, queue, send } = smallFlow();
  const noQueue = remove(flow, { queues: [queue] });
  expect([noQueue.queues, noQueue.wires, noQueue.layout.queues]).toEqual([{}, {}, {}]);
  const noWire = remove(flow, { wires: [send] });
  expect(Object.keys(noWire.wires)).toHaveLength(1);
  expect(noWire.queues).toBe(flow.queues);
});

test('removing a thread frees its actors', () => {
  const { flow, reader, counter } = smallFlow();
  const thread = flow.actors[reader]?.thread ?? '';
  const shared = resizeFrame(placeOnThread(flow, [counter], thread), thread, {
    x: 0,
    y: 0,
    width: 9,
    height: 9,
  });
  const freed = remove(shared, { threads: [thread] });
  expect(Object.keys(freed.actors)).toEqual(Object.keys(flow.actors));
  expect(new Set(Object.values(freed.actors).map((actor) => actor.thread)).size).toBe(2);
  expect(freed.layout.threads).toEqual({});
});

test('what is selected moves together, a thread with its actors and frame', () => {
  const { flow, reader, counter, queue } = smallFlow();
  const thread = flow.actors[reader]?.thread ?? '';
  const framed = resizeFrame(flow, thread, { x: -20, y: -20, width: 300, height: 200 });
  const moved = moveBy(framed, { threads: [thread], queues: [queue] }, { x: 10, y: 5 });
  expect(moved.layout).toEqual({
    actors: { [reader]: { x: 10, y: 5 }, [counter]: flow.layout.actors[counter] },
    queues: { [queue]: { x: 264, y: 67 } },
    threads: { [thread]: { x: -10, y: -15, width: 300, height: 200 } },
  });
  expect(moved.actors).toBe(flow.actors);
  const far = moveBy(flow, { actors: [reader] }, { x: -9e9, y: 9e9 });
  expect(far.layout.actors[reader]).toEqual({ x: -1_000_000, y: 1_000_000 });
  expect(moveBy(flow, { actors: [reader] }, { x: 0, y: 0 })).toBe(flow);
  expect(moveTo(flow, { actors: { [reader]: { x: 0, y: 0 }, gone: { x: 1, y: 1 } } })).toBe(flow);
});

test('a duplicate has new ids and names, and the wires between', () => {
  const { flow, reader, counter, queue } = smallFlow();
  const twice = duplicate(flow, { actors: [reader, counter], queues: [queue] });
  expect(Object.values(twice.flow.actors).map(({ name }) => name)).toEqual([
    'Reader',
    'Counter',
    'Reader 2',
    'Counter 2',
  ]);
  expect(Object.values(twice.flow.queues).map(({ name }) => name)).toEqual(['lines', 'lines 2']);
  expect(Object.values(twice.flow.threads)).toEqual([
    { name: 'Reader', colour: 'blue' },
    { name: 'Counter', colour: 'green' },
    { name: 'Reader 2', colour: 'amber' },
    { name: 'Counter 2', colour: 'violet' },
  ]);
  expect(twice.selected.wires).toHaveLength(2);
  const [copy = ''] = twice.selected.actors;
  expect(twice.flow.layout.actors[copy]).toEqual({ x: 40, y: 40 });
});
