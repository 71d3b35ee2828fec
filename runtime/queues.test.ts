import { expect, test } from 'vitest';
import { checkTrace } from './fixtures/check-trace.ts';
import { runFixture } from './fixtures/run-fixture.ts';

const SLOW = { timeout: 120_000 };

test(
  'whoever waits and is stopped has sent nothing; whoever waits for a queue that ends is told',
  SLOW,
  async () => {
    const run = await runFixture('queues');
    expect(checkTrace(run, { narrow: { capacity: 1 }, 'no more': { capacity: 2 } })).toEqual([]);
    expect(run.logs('slow')).toEqual(['first', 'second', 'once']);
    const never = run.of('sent', 'gives_up').find(({ text }) => text === '"never in"');
    const fate = run.events.filter(({ message, kind }) => message === never?.message && kind !== 'sent');
    expect(fate.map(({ kind }) => kind)).toEqual(['waited', 'dropped', 'deadLettered']);
    // One was begun and failed; two waited, a third waited to enter, the others came too late: all are kept by name.
    expect(run.logs('waits')).toEqual(['told']);
    expect(run.logs('keys')).toEqual(['once too often']);
    const dead = run.of('deadLettered').filter(({ queue }) => queue === 'no more');
    expect(dead).toHaveLength(6);
  },
);

test.each(['plain', 'special'])(
  'full: refused at once, or after 10 ms, or because the time is below nothing; %s',
  SLOW,
  async (queue) => {
    const run = await runFixture('timed');
    expect(run.end?.state).toBe('completed');
    expect(run.logs(`to ${queue}`)).toEqual([
      'handled: sent',
      'waits: sent',
      'at once: no place behind "out" within 0 ms',
      'soon: no place behind "out" within 10 ms',
      'never: RangeError',
      'at last: sent',
    ]);
    expect(run.logs(`reads ${queue}`)).toEqual(['handled', 'waits', 'at last']);
    expect(checkTrace(run, { plain: { capacity: 1 }, special: { capacity: 1, order: 'lifo' } })).toEqual([]);
    expect(run.unaccounted()).toEqual([]);
  },
);

test('what waits for an actor that is still at its start can expire', SLOW, async () => {
  const run = await runFixture('timed');
  expect(run.logs('reads brief')).not.toContain('too early');
  const early = run.of('sent', 'to brief').find(({ text }) => text === '"too early"');
  const fate = run.events.filter(({ message, kind }) => message === early?.message && kind !== 'sent');
  expect(fate.map(({ kind }) => kind)).toEqual(['queued', 'expired', 'deadLettered']);
});

test(
  '65,536 messages, 4 writers, 6 readers, stopped half way: all end, none twice, the rest counted',
  SLOW,
  async () => {
    const run = await runFixture('queues', {
      env: { FIXTURE_PLAN: 'half way' },
      args: ['--quiet', '--preview', '0'],
    });
    expect(checkTrace(run, { work: { capacity: 256 } })).toEqual([]);
    const taken = run.of('taken').filter(({ queue }) => queue === 'work');
    const dropped = run.of('dropped').filter(({ queue }) => queue === 'work');
    expect(taken).toHaveLength(6 * 5461);
    expect(taken.length + dropped.length).toBe(65_536);
  },
);

test('at capacity 1 every policy still holds, although the readers begin late', SLOW, async () => {
  const run = await runFixture('policies', { env: { FIXTURE_CAPACITY: '1', FIXTURE_LATE_MS: '90' } });
  expect(run.logs('reads drop newest')).toEqual(['0 1']);
  expect(run.logs('reads drop oldest')).toEqual(['0 5']);
  expect(run.logs('reads fail')).toEqual(['0 1']);
  expect(run.logs('reads unique')).toEqual(['0 1']);
  expect(run.of('dropped').filter(({ queue }) => queue.startsWith('drop'))).toHaveLength(8);
});
