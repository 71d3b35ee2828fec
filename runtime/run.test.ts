import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { runFixture } from './fixtures/run-fixture.ts';
import { SentFlag } from './protocol/trace-file.ts';

/** The machine may be busy with other tests: starting a thread has been seen to take seven seconds then. */
const SLOW = { timeout: 120_000 };

describe('a flow with competing copies', SLOW, () => {
  test('handles each message once, on both copies, and ends by itself, twice in a row', async () => {
    for (let i = 0; i < 2; i++) {
      const run = await runFixture('hello');
      expect(run.end?.state).toBe('completed');
      expect(run.exitCode).toBe(0);
      expect(run.logs('sink')).toEqual(['sum 338350']);
      const taken = run.of('taken').filter(({ queue }) => queue === 'numbers');
      expect(new Set(taken.map(({ message }) => message)).size).toBe(100);
      expect(new Set(taken.map(({ actor }) => actor))).toEqual(new Set(['square 1', 'square 2']));
      expect(run.unaccounted()).toEqual([]);
      // Copies say goodbye before the one that they feed.
      const order = run.of('logged').map(({ actor }) => actor);
      expect(order.at(-1)).toBe('sink');
    }
  });

  test('tells causes, depths and previews, on one clock', async () => {
    const run = await runFixture('hello');
    const square = run.of('sent', 'square 1').find(({ queue }) => queue === 'squares');
    const cause = run.of('sent', 'source').find(({ message }) => message === square?.other);
    expect(cause?.queue).toBe('numbers');
    expect(JSON.parse(square?.text ?? '').n).toBe(Number(cause?.text));
    const taken = run.of('taken').find(({ message }) => message === square?.message);
    expect(taken?.timeNs).toBeGreaterThan(square?.timeNs ?? 0);
    expect(run.deepest('numbers')).toBeLessThanOrEqual(8);
  });
});

test('asks are answered, forwarded, kept, timed out and refused', SLOW, async () => {
  const run = await runFixture('asks');
  expect(run.end?.state).toBe('completed');
  const logs = run.logs('asker');
  expect(logs).toContain('doubled 2 4 6');
  expect(logs).toContain('forwarded Actors (asked by desk, true)');
  expect(logs).toContain('kept a! b!');
  expect(logs).toContain('AskTimeoutError');
  expect(logs).toContain('AskFailedError: desk failed: no such book');
  expect(logs.filter((text) => text === 'AskFailedError')).toHaveLength(1);
  expect(logs).toContain('RangeError: timeoutMs is 0 or more milliseconds, not -1');
  expect(run.of('deadLettered').map(({ text }) => text)).toContain(
    'the answer came when nobody waited for it any more',
  );
  const forwarded = run.of('sent', 'desk').find(({ queue }) => queue === 'library');
  const answer = run.of('answered', 'library')[0];
  const original = run.of('sent', 'asker').find(({ message }) => message === answer?.other);
  expect(forwarded?.other).toBe(original?.message);
});

test(
  'values arrive intact; callbacks, timers and programs work; what cannot be sent is refused',
  SLOW,
  async () => {
    const run = await runFixture('handles');
    expect(run.end?.state).toBe('completed');
    expect(run.logs('helper')).toEqual(['equal true true 2.5 16', 'clean false true 2000000']);
    const logs = run.logs('window');
    expect(logs).toContain('called back thanks as callback from helper');
    expect(logs).toContain('called back again as callback from helper');
    expect(logs).toContain('timer once timer');
    expect(logs).not.toContain('timer never timer');
    expect(logs).toContain('ticks 3');
    const timers = run.of('sent', 'window').filter(({ flags }) => flags === SentFlag.timer);
    expect(new Set(timers.map(({ text }) => text))).toEqual(new Set(['', '{"timer":"once"}']));
    expect(logs).toContain('program one+two 3 err');
    expect(logs.some((text) => text.startsWith('the program /no/such/program could not be started'))).toBe(
      true,
    );
    expect(logs.filter((text) => text.startsWith('NotSendableError'))).toEqual([
      expect.stringContaining('the message is a function and cannot be sent'),
      expect.stringContaining('the message.a[0] is a symbol'),
      expect.stringContaining('the message.p is a promise'),
    ]);
    // At the line that sends, in the words of whoever threw.
    expect(logs.filter((text) => text.startsWith('a getter'))).toEqual([
      expect.stringMatching(/^a getter of its own \(.*window\.ts:\d+\)$/),
    ]);
    expect(run.unaccounted()).toEqual([]);
  },
);

test('each policy does what it says', SLOW, async () => {
  const run = await runFixture('policies');
  expect(run.end?.state).toBe('completed');
  expect(run.logs('reads drop newest')).toEqual(['0 1 2']);
  expect(run.logs('reads drop oldest')).toEqual(['0 4 5']);
  expect(run.logs('reads fail')).toEqual(['0 1 2']);
  expect(run.logs('source')).toEqual(['QueueFullError 3, QueueFullError 4, QueueFullError 5']);
  expect(run.logs('reads unique')).toEqual(['0 1']);
  expect(run.logs('reads brief')).toEqual(['0']);
  expect(run.logs('reads lifo')).toEqual(['0 5 4 3 2 1']);
  expect(run.logs('reads urgent')).toEqual(['0 4 2 5 1 3']);
  expect(run.of('expired')).toHaveLength(5);
  expect(run.of('merged')).toHaveLength(4);
  const dropped = run.of('dropped').map(({ queue }) => queue);
  expect(dropped.filter((queue) => queue === 'drop newest')).toHaveLength(3);
  expect(dropped.filter((queue) => queue === 'drop oldest')).toHaveLength(3);
  expect(dropped.filter((queue) => queue === 'unread')).toHaveLength(5);
  expect(run.unaccounted()).toEqual([]);
});

test('a failure is blamed on its actor and handled by its policy; the others live', SLOW, async () => {
  const run = await runFixture('failures');
  expect(run.end?.state).toBe('completed');
  expect(run.failures('restarts')).toHaveLength(3);
  expect(run.of('restarted', 'restarts').map(({ value }) => value)).toEqual([1, 2]);
  expect(run.of('actorStopped', 'restarts')).toHaveLength(1);
  expect(run.failures('skips').map(({ message }) => message)).toEqual(
    [1, 2, 3, 4, 5].map((n) => `skips ${n}`),
  );
  expect(run.failures('skips')[0]).toMatchObject({ file: 'fails.ts', line: 16 });
  expect(run.failures('stops')).toHaveLength(1);
  expect(run.logs('asker')).toEqual(['AskFailedError']);
  // (Code of an earlier life may still log.) Fresh state after the restart, and nothing lost but the message that failed.
  const fine = ['ok 1 of 1', 'ok 3 of 1', 'ok 4 of 2', 'ok 5 of 3'];
  for (const actor of ['later', 'nothing', 'undefined', 'exits', 'aborts'])
    expect([actor, run.logs(actor).filter((text) => text !== 'ok 2 of 2')]).toEqual([actor, fine]);
  // Whatever failed while it handled a message, that message is a dead letter.
  const failed = run.of('failed').filter(({ message }) => message !== 0);
  const dead = new Set(run.of('deadLettered').map(({ message }) => message));
  expect(failed.length).toBeGreaterThan(10);
  expect(failed.filter(({ message }) => !dead.has(message))).toEqual([]);
  expect(run.failures('aborts')[0]?.message).toContain('process.abort()');
  expect(run.failures('nothing')[0]?.message).toContain('null');
  expect(run.failures('exits')[0]?.message).toBe('its thread ended: process.exit(7)');
  expect(run.of('threadEnded').find(({ thread }) => thread === 'exits')?.value).toBe(7);
  expect(run.unaccounted()).toEqual([]);
});

test('stop works within a second, whatever the actors do', { ...SLOW, retry: 3 }, async () => {
  const run = await runFixture('stuck', { stopAfterMs: 300 });
  expect(run.tookMs).toBeLessThan(1500);
  expect(run.end?.state).toBe('stopped');
  expect(run.logs('polite')).toEqual(['goodbye true']);
  expect(run.logs('program')).toEqual(['up']);
  // What was going on in the endless loop is seen although its thread never came back.
  const taken = run.of('taken', 'loop');
  expect(taken).toHaveLength(1);
  expect(run.of('handled', 'loop')).toHaveLength(0);
  expect(() => execFileSync('pgrep', ['-f', 'sleep 61.5'])).toThrow();
});

test('a sender is held back by a full queue even when it does not wait, and order holds', SLOW, async () => {
  const run = await runFixture('pressure');
  expect(run.logs('echo')).toEqual(['200 in order, 0 wrong']);
  expect(run.deepest('work')).toBe(4);
  expect(run.deepest('echo')).toBe(1);
  expect(run.of('waited').length).toBeGreaterThan(0);
});

test('logs go to the console, as text or JSON', SLOW, async () => {
  const text = await runFixture('hello', { args: [] });
  expect(text.stdout).toContain('sink  sum 338350\n');
  const json = await runFixture('hello', { args: ['--json'] });
  const lines = json.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toContainEqual(expect.objectContaining({ kind: 'log', actor: 'sink', text: 'sum 338350' }));
  expect(lines.at(-1)).toMatchObject({ kind: 'ended', state: 'completed' });
});
