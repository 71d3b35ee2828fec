/** 10,000 records stay usable. Measured in processor time of this thread, so that a busy machine does not count. */
import { expect, test } from 'vitest';
import { checkFlow } from './check.ts';
import { applyDiff, diffFlows, invertDiff } from './diff.ts';
import { type Actor, emptyFlow, type Flow, type Queue, type ThreadColour, type Wire } from './document.ts';
import { arrange } from './edits/arrange.ts';
import { moveTo } from './edits/move.ts';
import { remove } from './edits/remove.ts';
import { copyFragment, pasteFragment } from './fragment.ts';
import { parseFlow } from './parse.ts';
import { serialiseFlow } from './serialise.ts';
import { CODE } from './testing/small-flow.ts';

const BOUND_MS = 3000;
/** Wall clock, for a machine that does much else. */
const TIMEOUT_MS = 120_000;

/** A chain of 2,000 actors: as many threads and queues, twice as many wires; it ends where it began. */
function chain(length: number): Flow {
  const flow = emptyFlow('Chain');
  const onFailure = { kind: 'skip' } as const;
  for (let i = 0; i < length; i++) {
    const colour: ThreadColour = 'blue';
    flow.threads[`t${i}`] = { name: `thread ${i}`, colour };
    const work = { kind: 'code', code: CODE.repeat(5) } as const;
    const actor: Actor = {
      name: `actor ${i}`,
      thread: `t${i}`,
      work,
      ports: ['out'],
      takes: 'in-turn',
      copies: 1,
      onFailure,
    };
    flow.actors[`a${i}`] = actor;
    const queue: Queue = {
      name: `queue ${i}`,
      capacity: 8,
      whenFull: 'wait',
      order: { kind: 'fifo' },
      deadLetters: true,
    };
    flow.queues[`q${i}`] = queue;
    const send: Wire = { kind: 'send', actor: `a${i}`, port: 'out', queue: `q${i}`, ask: false };
    flow.wires[`s${i}`] = send;
    flow.wires[`r${i}`] = { kind: 'read', queue: `q${i}`, actor: `a${(i + 1) % length}`, priority: 0 };
    flow.layout.actors[`a${i}`] = { x: i, y: 0 };
    flow.layout.queues[`q${i}`] = { x: i, y: 100 };
  }
  return flow;
}

const took: Record<string, number> = {};

function timed<T>(what: string, work: () => T): T {
  const before = process.threadCpuUsage();
  const result = work();
  const { user, system } = process.threadCpuUsage(before);
  took[what] = (user + system) / 1000;
  return result;
}

test('a flow of 10,000 records is read, written, checked, compared, edited, copied and arranged', {
  timeout: TIMEOUT_MS,
}, () => {
  const flow = chain(2000);
  const text = timed('serialise', () => serialiseFlow(flow));
  expect(timed('parse', () => parseFlow(text)).flow).toEqual(flow);
  expect(timed('check', () => checkFlow(flow))).toMatchObject([{ code: 'cycle/waits' }]);
  const copy = structuredClone(flow);
  expect(timed('diff unshared', () => diffFlows(flow, copy)).tables).toEqual({});
  const moved = timed('move', () => moveTo(flow, { actors: { a7: { x: 1, y: 1 } } }));
  const diff = timed('diff', () => diffFlows(flow, moved));
  expect(timed('undo', () => applyDiff(moved, invertDiff(diff)))).toEqual(flow);
  const all = { actors: Object.keys(flow.actors), queues: Object.keys(flow.queues) };
  const pasted = timed('copy and paste', () => pasteFragment(flow, copyFragment(flow, all)));
  expect(Object.keys(pasted.flow?.actors ?? {})).toHaveLength(4000);
  expect(Object.keys(timed('remove', () => remove(flow, all)).wires)).toEqual([]);
  timed('arrange', () => arrange(flow));
  expect(Object.entries(took).filter(([, ms]) => ms > BOUND_MS)).toEqual([]);
});

test('10,000 dangling wires are all listed', { timeout: TIMEOUT_MS }, () => {
  const flow = chain(5000);
  const text = serialiseFlow({ ...flow, queues: {}, layout: { ...flow.layout, queues: {} } });
  const { problems } = timed('refuse', () => parseFlow(text));
  expect(problems).toHaveLength(10_000);
  expect(problems?.every(({ where }) => (where.line ?? 0) > 1)).toBe(true);
  expect(took.refuse).toBeLessThan(BOUND_MS);
});
