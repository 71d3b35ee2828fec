import { expect, test } from 'vitest';
import { emptyFlow } from './document.ts';
import { placeOnThread } from './edits/place-on-thread.ts';
import { copyFragment, pasteFragment } from './fragment.ts';
import { parseDocument } from './parse.ts';
import { serialiseFlow } from './serialise.ts';
import { smallFlow } from './testing/small-flow.ts';

test('what was copied is pasted into another flow, at a place, with threads still shared', () => {
  const { flow, reader, counter, queue } = smallFlow();
  const shared = placeOnThread(flow, [counter], flow.actors[reader]?.thread ?? '');
  const text = copyFragment(shared, { actors: [reader, counter], queues: [queue] });
  const pasted = pasteFragment(emptyFlow('Other'), text, { at: { x: 1000, y: 500 } });
  if (pasted.flow === undefined) throw new Error(pasted.problem);
  expect(parseDocument(pasted.flow)).toEqual({ flow: pasted.flow });
  expect(Object.values(pasted.flow.threads)).toEqual([{ name: 'Reader', colour: 'blue' }]);
  expect(Object.keys(pasted.flow.wires)).toHaveLength(2);
  expect(Object.values(pasted.flow.layout.actors)).toEqual([
    { x: 1000, y: 500 },
    { x: 1480, y: 600 },
  ]);
  expect(Object.keys(pasted.flow.actors).some((id) => id in flow.actors)).toBe(false);
});

test('pasting twice puts the second beside the first', () => {
  const { flow, reader } = smallFlow();
  const text = copyFragment(flow, { actors: [reader] });
  const once = pasteFragment(flow, text).flow ?? flow;
  const twice = pasteFragment(once, text);
  expect(twice.flow?.layout.actors[twice.selected?.actors[0] ?? '']).toEqual({ x: 80, y: 80 });
});

test('a thread copied stands for its actors, and wires to what was not copied stay behind', () => {
  const { flow, reader } = smallFlow();
  const text = copyFragment(flow, { threads: [flow.actors[reader]?.thread ?? ''] });
  const pasted = pasteFragment(emptyFlow('Other'), text).flow;
  expect(Object.values(pasted?.actors ?? {}).map(({ name }) => name)).toEqual(['Reader']);
  expect(pasted?.wires).toEqual({});
});

test('a whole flow can be pasted', () => {
  const { flow } = smallFlow();
  expect(Object.keys(pasteFragment(flow, serialiseFlow(flow)).flow?.actors ?? {})).toHaveLength(4);
});

test('foreign and damaged text is refused in a sentence', () => {
  const { flow, reader } = smallFlow();
  for (const text of ['', 'hello', '{"a":1}', '[1,2]'])
    expect(pasteFragment(flow, text)).toEqual({ problem: 'What was copied is not a piece of a flow.' });
  const damaged = copyFragment(flow, { actors: [reader] }).replace('"in-turn"', '"sometimes"');
  expect(pasteFragment(flow, damaged).problem).toMatch(/damaged.*actor Reader, takes/);
});
