import { expect, test } from 'vitest';
import { emptyFlow, THREAD_COLOURS } from '../document.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { addActor } from './add-actor.ts';
import { recolourThread, resizeFrame } from './change-thread.ts';
import { groupOnThread, placeOnOwnThread, placeOnThread } from './place-on-thread.ts';
import { renameThread } from './rename.ts';

const work = { kind: 'code', code: '' } as const;

test('a new actor has a thread of its own, named after it, in the next colour', () => {
  let flow = emptyFlow('A');
  const colours = THREAD_COLOURS.map(() => {
    const added = addActor(flow, { name: 'Encoder', work, at: { x: 0, y: 0 } });
    flow = added.flow;
    return flow.threads[added.thread]?.colour;
  });
  expect(colours).toEqual([...THREAD_COLOURS]);
  expect(Object.values(flow.actors).map(({ name }) => name)).toEqual(
    THREAD_COLOURS.map((_, index) => (index === 0 ? 'Encoder' : `Encoder ${index + 1}`)),
  );
  expect(Object.values(flow.threads).map(({ name }) => name)).toEqual(
    Object.values(flow.actors).map(({ name }) => name),
  );
  const again = addActor(flow, { name: 'Encoder', work, at: { x: 0, y: 0 } });
  expect(again.flow.threads[again.thread]?.colour).toBe('blue');
});

test('an actor placed on another thread leaves none behind that is empty', () => {
  const { flow, reader, counter } = smallFlow();
  const own = flow.actors[counter]?.thread ?? '';
  const home = flow.actors[reader]?.thread ?? '';
  const framed = resizeFrame(flow, own, { x: 0, y: 0, width: 10, height: 10 });
  const placed = placeOnThread(framed, [counter], home);
  expect(placed.actors[counter]?.thread).toBe(home);
  expect(Object.keys(placed.threads)).toEqual([home]);
  expect(placed.layout.threads).toEqual({});
  expect(placed.actors[reader]).toBe(flow.actors[reader]);
  expect(placeOnThread(placed, [counter], home)).toBe(placed);
  expect(() => placeOnThread(flow, [counter], 'gone')).toThrow(/nothing called gone/);
});

test('moving out gives an actor its own thread again, and one that is alone stays', () => {
  const { flow, reader, counter } = smallFlow();
  const home = flow.actors[reader]?.thread ?? '';
  const together = placeOnThread(flow, [counter], home);
  const apart = placeOnOwnThread(together, [counter]);
  expect(apart.threads[apart.actors[counter]?.thread ?? '']).toEqual({ name: 'Counter', colour: 'green' });
  expect(placeOnOwnThread(apart, [counter, reader])).toBe(apart);
  const both = placeOnOwnThread(together, [reader, counter]);
  expect(Object.keys(both.threads)).toHaveLength(2);
});

test('actors grouped share one thread, and no thread is left empty', () => {
  const { flow, reader, counter } = smallFlow();
  const grouped = groupOnThread(flow, [reader, counter]);
  expect(grouped.flow.threads).toEqual({ [grouped.thread ?? '']: { name: 'Reader', colour: 'blue' } });
  const named = groupOnThread(flow, [reader, counter], 'ui');
  expect(Object.values(named.flow.threads)).toEqual([{ name: 'ui', colour: 'amber' }]);
  expect(groupOnThread(flow, [])).toEqual({ flow, thread: null });
});

test('a thread can be named, coloured and given room', () => {
  const { flow, reader } = smallFlow();
  const id = flow.actors[reader]?.thread ?? '';
  expect(renameThread(flow, id, 'ui').threads[id]?.name).toBe('ui');
  expect(() => renameThread(flow, id, 'Counter')).toThrow('There is already a thread named Counter.');
  expect(recolourThread(flow, id, 'pink').threads[id]?.colour).toBe('pink');
  const box = { x: -50, y: -50, width: 400, height: 300 };
  const framed = resizeFrame(flow, id, box);
  expect(framed.layout.threads).toEqual({ [id]: box });
  expect(resizeFrame(framed, id, null).layout.threads).toEqual({});
  expect(resizeFrame(flow, id, null)).toBe(flow);
});
