import { expect, test } from 'vitest';
import { runFixture } from './fixtures/run-fixture.ts';
import { SentFlag, StopFlag } from './protocol/trace-file.ts';

const SLOW = { timeout: 120_000 };

test('actors made while running have names, lanes and inboxes of their own, and end', SLOW, async () => {
  const run = await runFixture('spawning');
  expect(run.stderr).toBe('');
  expect(run.end).toMatchObject({ state: 'completed' });
  const logs = run.logs('driver');
  expect(logs[0]).toMatch(/^names worker 1, helper, helper \(\d+\), worker 1 \(\d+\)$/);
  const [, , third, fourth] = (logs[0] ?? '').replace('names ', '').split(', ');
  expect(logs.slice(1)).toEqual([
    'worker 1 on a {"depth":1,"colour":"red"}; helper on b {"depth":2,"colour":"red"}; ' +
      `${third} on a {"depth":1,"colour":"red"}; ${fourth} on b {"depth":1,"colour":"red"}`,
    'sum 4501500',
    'registry 12',
    'first AskFailedError: worker 1 failed: as told',
    'anew 0',
    'second AskFailedError: worker 1 failed: as told',
    expect.stringMatching(
      /^gone AskFailedError: (its receiver has ended|worker 1 was stopped: it failed more than)/,
    ),
    'late AskTimeoutError: no answer through "helper" within 5 ms',
    expect.stringMatching(/^ended AskFailedError: /),
    'ends',
    expect.stringMatching(/^ended itself AskFailedError: /),
    'RangeError: the flow has no template "workr": it has worker, weak, skips',
    expect.stringMatching(/^NotSendableError: the message.settings.fn is a function/),
    'in order [ 1, -1 ]',
    'skips AskFailedError: skips 1 failed: as told',
    'kept 3',
  ]);
  expect(run.logs('listener').sort()).toEqual(
    [
      `${third}: ${third} to itself`,
      'helper: helper stops',
      `${fourth}: ${fourth} stops`,
      `${third}: ${third} stops`,
      'worker 5: worker 5 stops',
      'skips 1: skips 1 stops',
    ].sort(),
  );
  const made = run.of('spawned').map(({ actor, text }) => ({ ...JSON.parse(text), named: actor }));
  expect(made).toHaveLength(6);
  for (const { name, named } of made) expect(named).toBe(name);
  expect(run.end?.reason).toMatch(/^worker 1 was stopped: it failed more than 1 times/);
  // What was sent to those that had ended.
  const lost = run.of('deadLettered').map(({ message }) => message);
  const tooLate = run.of('sent', 'driver').filter(({ text }) => text === '{"tell":"nobody"}');
  expect(tooLate.map(({ message }) => lost.includes(message))).toEqual([true]);
  expect(run.unaccounted()).toEqual([]);
  expect(run.of('restarted', 'worker 1')).toHaveLength(1);
  const stopFlags = (name: string) => run.of('actorStopped', name).map(({ flags }) => flags);
  expect([stopFlags('worker 1'), stopFlags('helper')]).toEqual([[0], [StopFlag.ended]]);
});

test('those made on a thread that ends are gone with it, and told of', SLOW, async () => {
  const run = await runFixture('spawning', { env: { FIXTURE_CODE: './exits.ts' } });
  expect(run.end?.state).toBe('completed');
  const ended = 'its thread ended: process.exit(3)';
  expect(run.logs('driver')).toEqual([
    // Named by the thread itself, where it had not begun.
    expect.stringMatching(/^beside (the thread of weak 1 ended|its thread ended before it came to this)$/),
    'exit the thread of weak 2 ended',
    'gone its receiver has ended',
    'again weak 3 on weak {}',
  ]);
  expect(run.failures().map(({ actor, message }) => [actor, message])).toEqual([['weak 2', ended]]);
  for (const name of ['weak 1', 'weak 2']) {
    expect(run.of('actorStopped', name).map(({ text }) => text)).toEqual([ended]);
    expect(run.of('restarted', name)).toEqual([]);
  }
  // Who was on the thread since the beginning begins anew.
  expect(run.of('restarted', 'bystander')).toHaveLength(1);
  expect(run.logs('bystander')).toEqual(['start', 'start']);
});

test('nobody waits for those that vanished with their thread', SLOW, async () => {
  const run = await runFixture('spawning', {
    env: { FIXTURE_CODE: './vanishes.ts', NODE_OPTIONS: '--max-old-space-size=120' },
  });
  expect(run.end?.state).toBe('completed');
  const [first, second, ...rest] = run.logs('driver');
  expect([first, second]).toEqual(['the thread of weak 2 ended', 'the thread of weak 2 ended']);
  // It may have been answered before.
  expect([[], ['the thread of weak 1 ended']]).toContainEqual(rest.slice(0, -1));
  expect(rest.at(-1)).toBe('again 0');
  expect(run.failures()).toMatchObject([{ actor: 'weak 2', message: 'its thread ended: out of memory' }]);
});

test('thousands are made, end, and those that are idle let the run end and say goodbye', SLOW, async () => {
  const run = await runFixture('spawning', { env: { FIXTURE_CODE: './many.ts' } });
  expect(run.end).toMatchObject({ state: 'completed' });
  expect(run.logs('driver')).toEqual([]);
  expect(run.of('spawned')).toHaveLength(2000);
  const stops = run.of('sent').filter(({ flags }) => (flags & SentFlag.stop) !== 0);
  expect(stops).toHaveLength(2004);
  expect(new Set(run.of('spawned').map(({ actor }) => actor)).size).toBe(2000);
  expect(run.logs('listener')).toHaveLength(2000);
  expect(run.unaccounted()).toEqual([]);
});

test('stop comes to them too', SLOW, async () => {
  const run = await runFixture('spawning', { env: { FIXTURE_CODE: './exits.ts' }, stopAfterMs: 20 });
  expect(['stopped', 'completed']).toContain(run.end?.state);
  expect(run.tookMs).toBeLessThan(2000);
});

test('a restart group begins anew together, across threads, and is stopped together', SLOW, async () => {
  const run = await runFixture('groups');
  expect(run.end?.state).toBe('completed');
  expect(run.logs('source')).toEqual([
    'begin 1 1 1 1',
    'skipped 2 2 2 2',
    'second failed: first, of the same restart group, began anew',
    'anew 1 1 1 3',
    'thread 1 1 1 1',
    'stopped AskFailedError AskFailedError AskFailedError 2',
  ]);
  expect(run.failures().map(({ actor }) => actor)).toEqual(['third', 'first', 'second', 'first']);
  expect(run.of('actorStopped', 'third').map(({ text }) => text)).toContain(
    'first, of the same restart group, was stopped',
  );
  expect(run.end?.reason).toMatch(/^first was stopped: it failed more than 1 times/);
});
