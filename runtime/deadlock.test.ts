import { expect, test } from 'vitest';
import { type FinishedRun, runFixture } from './fixtures/run-fixture.ts';
import type { DeadlockInfo } from './protocol/trace-file.ts';

const SLOW = { timeout: 120_000 };

/** @returns each deadlock that was told, in words */
function told(run: FinishedRun): string[] {
  return run.of('deadlocked').map(({ text }) => {
    const { kind, members } = JSON.parse(text) as DeadlockInfo;
    const waits = members.map(({ actor, queue }) => {
      const where = queue < 0 ? '' : ` (${run.header.queues[queue]?.name})`;
      return `${run.header.actors[actor]?.name}${where}`;
    });
    return `${kind}: ${waits.join(', ')}`;
  });
}

const untilTold = {
  args: ['--for', '20s'],
  orders: [
    {
      when: (events: { kind: string }[]) => events.some(({ kind }) => kind === 'deadlocked'),
      say: [{ kind: 'stop' as const }],
    },
  ],
};

test('two made actors that ask each other are named', SLOW, async () => {
  const run = await runFixture('made-circles', { ...untilTold, env: { FIXTURE_CIRCLE: 'asks' } });
  expect(told(run)).toEqual(['ask: one, other']);
  expect(run.stderr).toContain(
    'Deadlock: one waits for an answer of other; other waits for an answer of one.',
  );
});

test.each(['narrow', 'hosted'])(
  'a made actor waits for a place in %s, and its reader for an answer of the made one',
  SLOW,
  async (queue) => {
    const run = await runFixture('made-circles', { ...untilTold, env: { FIXTURE_CIRCLE: queue } });
    expect(told(run)).toEqual([`mixed: reads ${queue}, one (${queue})`]);
  },
);

test('the run goes on when one of them loses its patience', SLOW, async () => {
  const run = await runFixture('made-circles', { env: { FIXTURE_CIRCLE: 'patience' } });
  expect(told(run)).toEqual(['ask: one, other']);
  expect(run.end?.state).toBe('completed');
  expect(run.logs('one').concat(run.logs('other'))).toContain('AskTimeoutError');
});

test('who has asked and is at no work can answer: that is no deadlock', SLOW, async () => {
  const run = await runFixture('made-circles', { env: { FIXTURE_CIRCLE: 'idle' } });
  expect(told(run)).toEqual([]);
  expect(run.end?.state).toBe('completed');
  expect(run.logs('one')).toEqual(['answer']);
  expect(run.logs('other')).toEqual(['answer']);
});
