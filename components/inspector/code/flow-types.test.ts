import { expect, test } from 'vitest';
import { emptyFlow, type Flow } from '@/flow/document.ts';
import { addActor } from '@/flow/edits/add-actor.ts';
import { addQueue } from '@/flow/edits/add-queue.ts';
import { setTemplate } from '@/flow/edits/change-actor.ts';
import { connect } from '@/flow/edits/connect.ts';
import { actorTypes } from './flow-types.ts';

function drawn(types: { jobs?: string; done?: string }): { flow: Flow; actor: string } {
  const at = { x: 0, y: 0 };
  const made = addActor(emptyFlow('test'), {
    name: 'worker',
    work: { kind: 'code', code: '' },
    at,
    ports: ['done', 'log'],
  });
  const jobs = addQueue(made.flow, { name: 'jobs', at, type: types.jobs });
  const done = addQueue(jobs.flow, { name: 'done */ jobs', at, type: types.done });
  const read = connect(done.flow, { kind: 'queue', id: jobs.queue }, { kind: 'actor', id: made.actor });
  const sent = connect(
    read.flow,
    { kind: 'actor', id: made.actor, port: 'done' },
    { kind: 'queue', id: done.queue },
  );
  return { flow: sent.flow, actor: made.actor };
}

const index = (flow: Flow, actor: string) =>
  actorTypes(flow, actor).find(({ path }) => path.endsWith('/index.d.ts'))?.content ?? '';

test('ports and messages of an actor get the types of its queues', () => {
  const { flow, actor } = drawn({ jobs: '{ id: string }', done: '{ ok: boolean }' });
  const files = actorTypes(flow, actor);
  expect(files.map(({ path }) => path.split('/').at(-1))).toEqual([
    'queue-1.d.ts',
    'queue-2.d.ts',
    'index.d.ts',
  ]);
  expect(files[0]?.content).toContain('{ ok: boolean }');
  const text = index(flow, actor);
  expect(text).toContain('"done": Message1;');
  expect(text).toContain('"log": Anything;');
  expect(text).toContain('export type Received = Message2;');
});

test('the templates of the flow are known by name', () => {
  const { flow, actor } = drawn({});
  expect(index(flow, actor)).toContain('export type Templates = never;');
  expect(index(setTemplate(flow, actor, true), actor)).toContain('export type Templates = "worker";');
});

test('what nobody has typed may be anything, and a name cannot end a comment', () => {
  const { flow, actor } = drawn({});
  const text = index(flow, actor);
  expect(text).toContain('/** To done * / jobs. */\n  "done": Anything;');
  expect(text).toContain('export type Received = Anything;');
});
