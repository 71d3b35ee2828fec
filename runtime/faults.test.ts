import { expect, test } from 'vitest';
import { NAMES } from './fixtures/names/names.ts';
import { runFixture } from './fixtures/run-fixture.ts';

const SLOW = { timeout: 120_000 };

test('writers and competing readers: each message once, although a thread dies half way', SLOW, async () => {
  const run = await runFixture('crowd');
  expect(run.end?.state).toBe('completed');
  const taken = run.of('taken').filter(({ queue }) => queue === 'work');
  expect(taken).toHaveLength(2000);
  expect(new Set(taken.map(({ message }) => message)).size).toBe(2000);
  expect(new Set(taken.map(({ actor }) => actor)).size).toBe(3);
  expect(run.logs()).toEqual([]);
  expect(
    run
      .failures()
      .map(({ message }) => message)
      .sort(),
  ).toEqual(['its thread ended: process.exit(1)', 'not this one']);
  expect(run.of('threadEnded').filter(({ value, text }) => value === 1 && text !== '')).toHaveLength(1);
  expect(run.unaccounted()).toEqual([]);
  expect(Math.max(...run.of('queued').map(({ value }) => value))).toBeLessThanOrEqual(33);
});

test('what is on its way to a stopped actor when its thread ends is counted once', SLOW, async () => {
  const run = await runFixture('leaving', { args: ['--for', '20s'] });
  expect(run.end?.state).toBe('completed');
  expect(run.of('actorStopped').map(({ actor }) => actor)).toContain('leaves');
  expect(run.of('threadEnded').filter(({ text }) => text !== '')).toHaveLength(1);
  expect(run.of('taken').filter(({ queue }) => queue === 'work')).toHaveLength(12);
  expect(run.unaccounted()).toEqual([]);
});

test('stop-run: the run fails and says why, its other actors end with it', SLOW, async () => {
  const run = await runFixture('broken');
  expect(run.exitCode).toBe(1);
  expect(run.end).toMatchObject({ state: 'failed', reason: 'bad: too much' });
  expect(run.failures('bad')[0]).toMatchObject({ name: 'RangeError', file: 'fails.ts', line: 5 });
});

test.each(['./no-actor.ts', './missing.ts', './throws-null.ts'])(
  'a module that is no actor fails the run: %s',
  SLOW,
  async (code) => {
    const run = await runFixture('broken', { env: { FIXTURE_CODE: code } });
    expect(run.end?.state).toBe('failed');
    expect(run.end?.reason).toMatch(/^bad could not be loaded: /);
  },
);

test('a time limit and a signal stop it, too', SLOW, async () => {
  const limited = await runFixture('broken', {
    env: { FIXTURE_CODE: './ticks.ts' },
    args: ['--for', '200ms'],
  });
  expect(limited.end).toMatchObject({ state: 'stopped', reason: 'its time of 200 ms was over' });
  const wish = { env: { FIXTURE_CODE: './ticks.ts' }, stopAfterMs: 50, signal: 'SIGTERM' } as const;
  const signalled = await runFixture('broken', wish);
  expect(signalled.end?.state).toBe('stopped');
  // Null where a busy machine was late in ending its threads: then the process ends itself the hard way.
  expect([0, null]).toContain(signalled.exitCode);
});

test('a run ends with the one who started it', { ...SLOW, retry: 3 }, async () => {
  const run = await runFixture('broken', {
    env: { FIXTURE_CODE: './ticks.ts' },
    stopAfterMs: 50,
    leave: true,
  });
  expect(run.end).toMatchObject({ state: 'stopped', reason: 'whoever started it is gone' });
  expect(run.tookMs).toBeLessThan(1500);
});

test('whatever is thrown is told in words that fit a record', SLOW, async () => {
  const run = await runFixture('broken', { env: { FIXTURE_CODE: './throws-much.ts' } });
  expect(run.end?.state).toBe('failed');
  expect(run.failures('bad')[0]).toMatchObject({ file: 'throws-much.ts', line: 5 });
});

test('more text than a small ring takes: nothing is stuck where it was gathered', SLOW, async () => {
  const run = await runFixture('gathered', { args: ['--for', '20s', '--quiet', '--preview', '0'] });
  expect(run.end?.state).toBe('completed');
  expect(run.logs('reads')).toEqual(['400']);
  expect(run.of('taken').filter(({ queue }) => queue === 'much here')).toHaveLength(1);
  expect(run.of('dropped').filter(({ queue }) => queue === 'much here')).toHaveLength(399);
  expect(run.unaccounted()).toEqual([]);
});

test('a run that takes memory beyond its limit ends as failed, and says goodbye', SLOW, async () => {
  const run = await runFixture('hoards', { args: ['--memory', '400mb', '--for', '60s', '--quiet'] });
  expect(run.end?.state).toBe('failed');
  expect(run.end?.reason).toMatch(/^its process holds \d+ MB of memory, and may hold 400 MB$/);
  expect(run.logs('polite')).toEqual(['goodbye true']);
});

test('names of any kind are names, in the run and in its trace', SLOW, async () => {
  const run = await runFixture('names');
  expect(run.end?.state).toBe('completed');
  expect(run.logs()).toEqual([JSON.stringify(NAMES)]);
  for (const named of [run.header.threads, run.header.queues, run.header.actors])
    expect(named.map(({ name }) => name)).toEqual(NAMES);
  expect(run.header.flow).toBe(NAMES.join());
  expect(run.unaccounted()).toEqual([]);
});

test(
  'however many asks are open when the thread of the one who was asked ends: each is told',
  SLOW,
  async () => {
    const args = ['--for', '60s', '--quiet', '--preview', '0'];
    const run = await runFixture('many-asks', { args });
    expect(run.end?.state).toBe('completed');
    expect(run.logs('asker')).toEqual(['10000 answered, 10000 failed']);
  },
);
