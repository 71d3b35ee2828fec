import { expect, test } from 'vitest';
import { nameProblem } from '../names.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { addActor } from './add-actor.ts';
import { changeActor, setCode, setSetting } from './change-actor.ts';
import { addPort, portProblem, removePort, renamePort } from './change-ports.ts';
import { changeQueue } from './change-queue.ts';
import { placeOnThread } from './place-on-thread.ts';
import { renameActor, renameQueue, setDescription, setFlowName } from './rename.ts';

test('names are unique, and why one cannot be is said', () => {
  const { flow, reader, queue } = smallFlow();
  expect(nameProblem(flow, 'actors', 'Counter', reader)).toBe('There is already an actor named Counter.');
  expect(nameProblem(flow, 'actors', 'Reader', reader)).toBeNull();
  expect(nameProblem(flow, 'queues', '  ')).toBe('A queue needs a name.');
  expect(nameProblem(flow, 'queues', 'a\nb')).toBe('A name is one line of text.');
  expect(nameProblem(flow, 'queues', 'x'.repeat(81))).toMatch(/at most 80/);
  expect(nameProblem(flow, 'queues', '__proto__')).toMatch(/for itself/);
  expect(() => renameActor(flow, reader, 'Counter')).toThrow(/already an actor/);
  expect(renameQueue(flow, queue, 'words').queues[queue]?.name).toBe('words');
});

test('names that copies will have are taken', () => {
  const { flow, reader, counter } = smallFlow();
  const copied = changeActor(flow, counter, { copies: 3 });
  expect(nameProblem(copied, 'actors', 'Counter 2', reader)).toMatch(/A copy will be named Counter 2/);
  expect(nameProblem(copied, 'threads', 'Counter 3')).toMatch(/A copy will be named Counter 3/);
  const work = { kind: 'code', code: '' } as const;
  const added = addActor(copied, { name: 'Counter', work, at: { x: 0, y: 0 } });
  expect(added.flow.actors[added.actor]?.name).toBe('Counter 4');
  expect(added.flow.threads[added.thread]?.name).toBe('Counter 4');
});

test('a thread that carries the name of its only actor is renamed with it', () => {
  const { flow, reader, counter } = smallFlow();
  const thread = flow.actors[reader]?.thread ?? '';
  expect(renameActor(flow, reader, 'Files').threads[thread]?.name).toBe('Files');
  const shared = placeOnThread(flow, [counter], thread);
  expect(renameActor(shared, reader, 'Files').threads[thread]?.name).toBe('Reader');
});

test('ports are added, renamed with their wires, and removed with them', () => {
  const { flow, reader, send, read } = smallFlow();
  const two = addPort(addPort(flow, reader), reader);
  expect(two.actors[reader]?.ports).toEqual(['lines', 'out', 'out2']);
  const renamed = renamePort(two, reader, 'lines', 'words');
  expect(renamed.actors[reader]?.ports).toEqual(['words', 'out', 'out2']);
  expect(renamed.wires[send]).toMatchObject({ port: 'words' });
  expect(renamed.wires[read]).toBe(flow.wires[read]);
  const removed = removePort(renamed, reader, 'words');
  expect(removed.actors[reader]?.ports).toEqual(['out', 'out2']);
  expect(Object.keys(removed.wires)).toEqual([read]);
  expect(portProblem(two, reader, 'out')).toBe('Reader already has a port out.');
  expect(portProblem(two, reader, '2x')).toMatch(/a letter, then/);
  expect(() => renamePort(two, reader, 'lines', 'out')).toThrow(/already has a port/);
  expect(removePort(flow, reader, 'none')).toBe(flow);
});

test('an actor gets settings, code, copies and a policy', () => {
  const { flow, reader } = smallFlow();
  expect(() => setSetting(flow, reader, 'ms', 5)).toThrow(/no settings/);
  const part = changeActor(flow, reader, { work: { kind: 'part', part: 'timer', settings: { ms: 1 } } });
  const set = setSetting(part, reader, 'ms', 5);
  expect(set.actors[reader]?.work).toEqual({ kind: 'part', part: 'timer', settings: { ms: 5 } });
  expect(setSetting(set, reader, 'ms', 5)).toBe(set);
  expect(setCode(set, reader, 'x').actors[reader]?.work).toEqual({ kind: 'code', code: 'x' });
  expect(setCode(setCode(set, reader, 'x'), reader, 'x').actors).toEqual(setCode(set, reader, 'x').actors);
});

test('a field of a queue is set, and taken away with undefined', () => {
  const { flow, queue } = smallFlow();
  const unique = changeQueue(flow, queue, { uniqueBy: 'id', capacity: 4 });
  expect(unique.queues[queue]).toMatchObject({ uniqueBy: 'id', capacity: 4 });
  const plain = changeQueue(unique, queue, { uniqueBy: undefined, capacity: 1024 });
  expect(plain.queues[queue]).toStrictEqual(flow.queues[queue]);
});

test('the flow itself is named and described', () => {
  const { flow } = smallFlow();
  expect(setFlowName(flow, 'Other').name).toBe('Other');
  expect(setFlowName(flow, flow.name)).toBe(flow);
  expect(() => setFlowName(flow, '')).toThrow();
  expect(setDescription(flow, 'x'.repeat(20_000)).description).toHaveLength(10_000);
});
