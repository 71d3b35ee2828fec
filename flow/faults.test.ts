/** What hostile or clumsy documents may not do. */
import { expect, test } from 'vitest';
import { checkFlow } from './check.ts';
import { emptyFlow, type Flow } from './document.ts';
import { addActor } from './edits/add-actor.ts';
import { addQueue } from './edits/add-queue.ts';
import { groupOnThread } from './edits/place-on-thread.ts';
import { copyFragment, pasteFragment } from './fragment.ts';
import { nameProblem } from './names.ts';
import { parseDocument, parseFlow } from './parse.ts';
import { serialiseFlow } from './serialise.ts';
import { smallFlow } from './testing/small-flow.ts';

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '../../etc/passwd',
  `"'\`\${process.exit()}`,
  '👩‍👩‍👧‍👦🎬',
  '\u202Eright to left',
  'constructor',
  'toString',
  'hasOwnProperty',
  ' ',
];

test.for(HOSTILE)('a name like %j is kept as the text it is', (name) => {
  const { flow, reader } = smallFlow();
  const actor = flow.actors[reader];
  if (actor === undefined) throw new Error('no actor');
  const named: Flow = { ...flow, name, actors: { ...flow.actors, [reader]: { ...actor, name } } };
  expect(parseFlow(serialiseFlow(named))).toEqual({ flow: named });
  expect(checkFlow(named)).toEqual([]);
});

test.for([
  ['two\nlines', /one line/],
  ['bell\u0007', /one line/],
  ['line\u2028separator', /one line/],
  ['x'.repeat(10_000), /at most 80/],
  ['', /at least 1/],
] as const)('the name %j is refused with its reason', ([name, reason]) => {
  const { flow, queue } = smallFlow();
  const record = flow.queues[queue];
  if (record === undefined) throw new Error('no queue');
  const named = { ...flow, queues: { ...flow.queues, [queue]: { ...record, name } } };
  expect(parseDocument(named).problems).toMatchObject([
    {
      code: 'document/shape',
      where: { kind: 'queue', id: queue, field: 'name' },
      message: expect.stringMatching(reason),
    },
  ]);
  expect(parseDocument(named).problems?.[0]?.message.length).toBeLessThan(300);
  expect(nameProblem(flow, 'queues', name, queue)).not.toBeNull();
});

test.for([...HOSTILE, 'two\nlines', 'x'.repeat(10_000), `${'x'.repeat(79)}🎬`, '', '__proto__'])(
  'whatever name is wanted, a new record gets one that holds: %j',
  (name) => {
    const work = { kind: 'code', code: 'start' } as const;
    const at = { x: 0, y: 0 };
    let { flow, actor } = addActor(emptyFlow('A'), { name, work, at });
    flow = addActor(flow, { name, work, at }).flow;
    flow = addQueue(flow, { name, at }).flow;
    flow = groupOnThread(flow, [actor], name).flow;
    const read = parseFlow(serialiseFlow(flow));
    expect(read).toEqual({ flow });
    expect(checkFlow(flow).filter(({ severity }) => severity === 'error')).toEqual([]);
    const pasted = pasteFragment(flow, copyFragment(flow, { actors: [actor] }));
    expect(pasted.problem).toBeUndefined();
  },
);

test('ids like inherited names lead nowhere, and own ones are found', () => {
  const { flow } = smallFlow();
  const stray = {
    ...flow,
    layout: { ...flow.layout, actors: { ...flow.layout.actors, valueOf: { x: 0, y: 0 } } },
  };
  expect(parseDocument(stray).problems).toMatchObject([{ code: 'document/dangling' }]);
  const thread = { name: 'T', colour: 'red' } as const;
  const own: Flow = { ...flow, threads: { ...flow.threads, toString: thread } };
  expect(parseFlow(serialiseFlow(own))).toEqual({ flow: own });
});

test('positions at infinity and numbers that are none are refused', () => {
  const text = serialiseFlow(smallFlow().flow);
  for (const number of ['1e999', '-1e999', '1e7', 'null', '"0"'])
    expect(parseFlow(text.replace('{ "x": 0,', `{ "x": ${number},`)).problems).toMatchObject([
      { where: { kind: 'flow', field: 'layout.actors.id2.x' } },
    ]);
});
