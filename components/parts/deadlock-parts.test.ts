import { expect, test } from 'vitest';
import { deadlockAsk } from '@/fixtures/flows/deadlock-ask.ts';
import { deadlockFull } from '@/fixtures/flows/deadlock-full.ts';
import type { Flow } from '@/flow/document.ts';
import type { DeadlockNames } from '@/trace/waits/run-waits.ts';
import { deadlockParts } from './deadlock-parts.ts';

type Member = DeadlockNames['members'][number];

const deadlock = (...members: [actor: string, queue: string, of?: string][]): DeadlockNames => ({
  ...{ timeNs: 1, resolvedNs: null, kind: 'full', sentence: '' },
  members: members.map(
    ([actor, queue, of]): Member => ({
      ...{ actor, queue, words: '', of: of ?? null },
      for: of === undefined ? 'place' : 'answer',
    }),
  ),
});

/** `planner → jobs` for each wire. */
const wiresOf = (flow: Flow, wires: ReadonlyMap<string, string>) =>
  [...wires.keys()].map((id) => {
    const wire = flow.wires[id];
    const [actor, queue] = [flow.actors[wire?.actor ?? '']?.name, flow.queues[wire?.queue ?? '']?.name];
    return wire?.kind === 'read' ? `${queue} → ${actor}` : `${actor} → ${queue}`;
  });

test('the circle of a deadlock in the drawing: its members, their queues, the wires between them and no others', () => {
  const flow = deadlockFull();
  const { actors, queues, wires } = deadlockParts(flow, deadlock(['planner', 'jobs'], ['worker', 'results']));
  expect(actors.map((id) => flow.actors[id]?.name)).toEqual(['planner', 'worker']);
  expect(queues.map((id) => flow.queues[id]?.name)).toEqual(['jobs', 'results']);
  expect(wiresOf(flow, wires).sort()).toEqual([
    ...['jobs → worker', 'planner → jobs', 'results → planner', 'worker → results'],
  ]);
  expect(new Set(wires.values())).toEqual(new Set(['place']));
});

test('an ask that an idle actor keeps leads to that actor', () => {
  const flow = deadlockAsk();
  const { wires } = deadlockParts(flow, deadlock(['clerk', 'to archive', 'archive']));
  expect(wiresOf(flow, wires).sort()).toEqual(['clerk → to archive', 'to archive → archive']);
  expect(new Set(wires.values())).toEqual(new Set(['answer']));
});

test('names that the flow no longer has are left out', () => {
  const { actors, queues, wires } = deadlockParts(deadlockFull(), deadlock(['gone', 'gone too']));
  expect([actors, queues, wires.size]).toEqual([[], [], 0]);
});
