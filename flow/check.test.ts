import { expect, test } from 'vitest';
import type { Catalogue } from './catalogue.ts';
import { checkFlow } from './check.ts';
import { emptyFlow, type Flow, type Queue } from './document.ts';
import { addQueue } from './edits/add-queue.ts';
import { changeActor } from './edits/change-actor.ts';
import { addPort } from './edits/change-ports.ts';
import { changeQueue } from './edits/change-queue.ts';
import { disconnect, setAsk } from './edits/change-wire.ts';
import { connect } from './edits/connect.ts';
import { smallFlow } from './testing/small-flow.ts';

const catalogue: Catalogue = [
  {
    kind: 'timer',
    name: 'Timer',
    reads: false,
    settings: [
      { key: 'everyMs', label: 'Every', kind: 'number', min: 1, max: 1000, required: true },
      { key: 'text', label: 'Text', kind: 'text' },
      { key: 'mode', label: 'Mode', kind: 'choice', choices: [{ value: 'a' }, { value: 'b' }] },
      { key: 'on', label: 'On', kind: 'boolean' },
      { key: 'lines', label: 'Lines', kind: 'lines' },
    ],
  },
  { kind: 'console', name: 'Console', reads: true, settings: [] },
];

function codes(flow: Flow, parts?: Catalogue): string[] {
  return checkFlow(flow, parts).map(({ code }) => code);
}

const actorEnd = (id: string) => ({ kind: 'actor', id }) as const;

test('a good flow has no problem, an empty one has one', () => {
  expect(checkFlow(smallFlow().flow, catalogue)).toEqual([]);
  expect(checkFlow(emptyFlow('Empty'))).toMatchObject([{ code: 'flow/empty', severity: 'error' }]);
});

test('what is connected to nothing is told, each by its name', () => {
  const { flow, reader, counter, queue, send, read } = smallFlow();
  expect(checkFlow(disconnect(flow, [send]))).toMatchObject([
    { code: 'port/leads-nowhere', where: { kind: 'actor', id: reader, port: 'lines' } },
    { code: 'queue/no-sender', where: { kind: 'queue', id: queue } },
  ]);
  expect(checkFlow(disconnect(flow, [read]))).toMatchObject([
    {
      code: 'actor/no-input',
      where: { kind: 'actor', id: counter },
      message: expect.stringContaining('Counter'),
    },
    {
      code: 'queue/no-reader',
      where: { kind: 'queue', id: queue },
      message: expect.stringContaining('lines'),
    },
  ]);
  expect(codes(addQueue(flow, { at: { x: 0, y: 0 } }).flow)).toEqual(['queue/unconnected']);
  expect(codes({ ...flow, threads: { ...flow.threads, t: { name: 'T', colour: 'red' } } })).toEqual([
    'thread/empty',
  ]);
});

test('an actor without code is told once', () => {
  const { flow, reader } = smallFlow();
  expect(codes(changeActor(flow, reader, { work: { kind: 'code', code: ' \n' } }))).toEqual([
    'actor/no-code',
  ]);
});

test('parts and settings are checked against the catalogue, where there is one', () => {
  const { flow, reader, counter } = smallFlow();
  const unknown = changeActor(flow, reader, { work: { kind: 'part', part: 'nope', settings: {} } });
  expect(codes(unknown)).toEqual([]);
  expect(codes(unknown, catalogue)).toEqual(['actor/unknown-part']);
  const settings = { everyMs: 0, text: 5, mode: 'c', on: 'yes', lines: [1], other: 1 };
  const wrong = changeActor(flow, reader, { work: { kind: 'part', part: 'timer', settings } });
  expect(checkFlow(wrong, catalogue).map(({ message }) => message)).toEqual([
    'Every of Reader must be at least 1.',
    'Text of Reader must be text.',
    'Mode of Reader must be one of: a, b.',
    'On of Reader is either on or off.',
    'Lines of Reader must be lines of text.',
    'Reader has a setting other, which Timer does not know. It is handed over all the same.',
  ]);
  const missing = changeActor(flow, reader, { work: { kind: 'part', part: 'timer', settings: {} } });
  expect(checkFlow(missing, catalogue)).toMatchObject([
    {
      code: 'actor/setting',
      where: { field: 'work.settings.everyMs' },
      message: 'Every of Reader needs a value.',
    },
  ]);
  const kept = catalogue.map((part) => ({
    ...part,
    settings: part.settings.map((setting) => ({
      ...setting,
      default: setting.key === 'everyMs' ? 10 : undefined,
    })),
  }));
  expect(codes(missing, kept)).toEqual([]);
  const sink = changeActor(flow, counter, {
    work: { kind: 'part', part: 'timer', settings: { everyMs: 5 } },
  });
  expect(codes(sink, catalogue)).toEqual(['actor/reads-nothing']);
});

test('copies of an actor that reads nothing are doubtful', () => {
  const { flow, reader } = smallFlow();
  expect(codes(changeActor(flow, reader, { copies: 2 }))).toEqual(['actor/copies-without-input']);
});

test('an ask needs one queue that keeps what it is given', () => {
  const { flow, reader, counter, queue, send } = smallFlow();
  const asked = setAsk(flow, send, true);
  expect(codes(changeQueue(asked, queue, { whenFull: 'drop-oldest' }))).toEqual(['wire/ask-may-be-dropped']);
  const second = connect(asked, actorEnd(reader), actorEnd(counter)).flow;
  expect(checkFlow(second)).toMatchObject([
    { code: 'port/asks-several', severity: 'error', where: { id: reader, port: 'lines' } },
  ]);
});

test('a wire drawn twice is an error', () => {
  const { flow, send } = smallFlow();
  const wire = flow.wires[send];
  if (wire === undefined) throw new Error('no wire');
  expect(checkFlow({ ...flow, wires: { ...flow.wires, again: wire } })).toMatchObject([
    { code: 'wire/duplicate', where: { kind: 'wire', id: 'again' } },
  ]);
});

test('names that stand twice, or that copies will have, or that JavaScript keeps, are errors', () => {
  const { flow, reader, counter } = smallFlow();
  const named = (id: string, name: string, from: Flow = flow): Flow => {
    const actor = from.actors[id];
    return actor === undefined ? from : { ...from, actors: { ...from.actors, [id]: { ...actor, name } } };
  };
  expect(checkFlow(named(counter, 'Reader'))).toMatchObject([
    { code: 'name/duplicate', where: { id: counter } },
  ]);
  expect(codes(named(counter, '__proto__'))).toEqual(['name/reserved']);
  const copied = changeActor(flow, counter, { copies: 2 });
  expect(checkFlow(named(reader, 'Counter 2', copied))).toMatchObject([
    { code: 'name/of-a-copy', where: { kind: 'actor', id: reader } },
  ]);
  const thread = flow.actors[reader]?.thread ?? '';
  const threads = { ...copied.threads, [thread]: { name: 'Counter 2', colour: 'red' } } as const;
  expect(checkFlow({ ...copied, threads })).toMatchObject([
    { code: 'name/of-a-copy', where: { kind: 'thread', id: thread } },
  ]);
  expect(codes(named(counter, 'reader!'))).toEqual(['name/same-file']);
});

test('fields and orders of a queue are looked at', () => {
  const { flow, queue } = smallFlow();
  const withQueue = (change: Partial<Queue>) => codes(changeQueue(flow, queue, change));
  expect(withQueue({ uniqueBy: 'a.__proto__.b' })).toEqual(['queue/field']);
  expect(withQueue({ order: { kind: 'priority', field: 'constructor' } })).toEqual(['queue/field']);
  expect(withQueue({ uniqueBy: 'job.id', type: '{ jobs: number }' })).toEqual(['queue/field-not-in-type']);
  expect(withQueue({ uniqueBy: 'job.id', type: '{ job: { id: string } }' })).toEqual([]);
  expect(withQueue({ uniqueBy: 'id', type: 'Job' })).toEqual([]);
  expect(withQueue({ order: { kind: 'lifo' }, timeToLiveMs: 5 })).toEqual(['queue/last-in-expires']);
});

test('a ring of queues that wait is named, and one that drops breaks it', () => {
  const { flow, reader, counter, queue } = smallFlow();
  const ring = connect(addPort(flow, counter, 'back'), actorEnd(counter), actorEnd(reader));
  const [problem, ...more] = checkFlow(ring.flow);
  expect(more).toEqual([]);
  expect(problem).toMatchObject({ code: 'cycle/waits', severity: 'warning', where: { kind: 'queue' } });
  expect(problem?.message).toContain('Counter (reads lines) and Reader (reads back) form a ring');
  expect(codes(changeQueue(ring.flow, queue, { whenFull: 'drop-oldest' }))).toEqual([]);
});

test('actors that ask each other in a ring are named; one that sends breaks it', () => {
  const { flow, reader, counter, queue, send } = smallFlow();
  const ring = connect(addPort(flow, counter, 'back'), actorEnd(counter), actorEnd(reader));
  const [back = ''] = ring.wires;
  const failing = changeQueue(changeQueue(ring.flow, queue, { whenFull: 'fail' }), ring.queue ?? '', {
    whenFull: 'fail',
  });
  const asks = setAsk(setAsk(failing, send, true), back, true);
  expect(codes(asks)).toEqual(['cycle/asks']);
  expect(checkFlow(asks)[0]?.message).toMatch(/Counter .*and Reader|Reader .*and Counter/);
  expect(codes(setAsk(asks, back, false))).toEqual([]);
});

test('an actor that feeds itself is a ring, and two rings are told apart', () => {
  const { flow, reader, counter } = smallFlow();
  const self = connect(flow, actorEnd(reader), actorEnd(reader)).flow;
  expect(checkFlow(self)[0]?.message).toMatch(/^Reader \(reads lines 2\) and itself form a ring/);
  const both = connect(addPort(self, counter, 'again'), actorEnd(counter), actorEnd(counter)).flow;
  expect(codes(both)).toEqual(['cycle/waits', 'cycle/waits']);
});

test('errors come before warnings', () => {
  const { flow, reader, send } = smallFlow();
  const cut = disconnect(changeActor(flow, reader, { work: { kind: 'code', code: '' } }), [send]);
  expect(checkFlow(cut).map(({ severity }) => severity)).toEqual(['error', 'warning', 'warning']);
});
