import { expect, test } from 'vitest';
import { nothing } from '@/components/editor/session.ts';
import { emptyFlow } from '@/flow/document.ts';
import { addActor } from '@/flow/edits/add-actor.ts';
import { groupOnThread } from '@/flow/edits/place-on-thread.ts';
import { pick } from './pick.ts';

const one = addActor(emptyFlow('Pick'), {
  name: 'One',
  work: { kind: 'code', code: '' },
  ports: [],
  at: { x: 0, y: 0 },
});
const two = addActor(one.flow, {
  name: 'Two',
  work: { kind: 'code', code: '' },
  ports: [],
  at: { x: 300, y: 0 },
});
const [a, b] = [one.actor, two.actor];

test('a thread that was picked in a list is let go when something is picked on the canvas', () => {
  const thread = two.flow.actors[a]?.thread ?? '';
  const picked = pick({ ...nothing, threads: [thread] }, two.flow, [{ id: b, selected: true }]);
  expect(picked).toEqual({ ...nothing, actors: [b] });
});

test('a frame stays picked beside what is added to it', () => {
  const { flow } = groupOnThread(two.flow, [a, b]);
  const thread = flow.actors[a]?.thread ?? '';
  const picked = pick({ ...nothing, threads: [thread] }, flow, [{ id: b, selected: true }]);
  expect(picked).toEqual({ ...nothing, actors: [b], threads: [thread] });
});
