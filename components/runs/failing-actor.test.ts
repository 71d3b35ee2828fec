import { expect, test } from 'vitest';
import { type Actor, emptyFlow } from '@/flow/document.ts';
import { failingActor } from './failing-actor.ts';

const actor = (name: string): Actor => ({
  name,
  thread: 't',
  work: { kind: 'code', code: '' },
  ports: [],
  takes: 'in-turn',
  copies: 1,
  onFailure: { kind: 'stop-run' },
});
const flow = {
  ...emptyFlow('F'),
  actors: { a: actor('Count'), b: actor('Counter'), c: actor('Counter (slow)') },
};
const figures = (failures: Record<string, number>) => ({
  timeNs: 0,
  messages: 0,
  queues: {},
  actors: Object.fromEntries(
    Object.entries(failures).map(([name, n]) => [name, { busy: 0, perSecond: 0, handled: 0, failures: n }]),
  ),
});

test('a name is found whole, the longest first', () => {
  expect(failingActor(flow, 'Counter threw: no such file', null)).toBe('b');
  expect(failingActor(flow, 'The actor "Count" failed', null)).toBe('a');
  expect(failingActor(flow, 'Counter (slow) failed', null)).toBe('c');
});

test('without a name, the only actor that failed is it', () => {
  expect(failingActor(flow, 'out of restarts', figures({ Count: 0, Counter: 4 }))).toBe('b');
  expect(failingActor(flow, 'out of restarts', figures({ Count: 1, Counter: 4 }))).toBeNull();
  expect(failingActor(flow, null, null)).toBeNull();
});
