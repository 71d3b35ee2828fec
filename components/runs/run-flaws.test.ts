import { expect, test } from 'vitest';
import { flawList, flawOf, otherFlaws, outcomeWords } from './run-flaws.ts';
import { toneOf } from './run-outcome.ts';

const none = { failures: 0, restarts: 0, deadLetters: 0, drops: 0 };

test.each([
  [none, 'none', 'completed', 'ok'],
  [{ ...none, failures: 3, restarts: 3, deadLetters: 3 }, 'flawed', 'completed with 3 failures', 'warn'],
  // The end of a thread is a restart without a failure of anybody.
  [{ ...none, restarts: 1 }, 'flawed', 'completed with 1 restart', 'warn'],
  [{ ...none, deadLetters: 1, drops: 4 }, 'flawed', 'completed with 1 dead letter', 'warn'],
  [{ ...none, drops: 1400 }, 'lossy', 'completed with 1,400 drops', 'muted'],
  [null, 'none', 'completed', 'ok'],
] as const)('%j is %s: %s', (flaws, flaw, words, tone) => {
  expect(flawOf({ reason: null, flaws })).toBe(flaw);
  expect(outcomeWords({ state: 'completed', flaws })).toBe(words);
  expect(toneOf('completed', flaw)).toBe(tone);
});

test('a reason is a flaw; a bad end stays one; a run that goes on has none yet', () => {
  expect(flawOf({ reason: 'Recorded in part', flaws: none })).toBe('flawed');
  expect(toneOf('failed', 'flawed')).toBe('danger');
  const flaws = { ...none, failures: 1, deadLetters: 1 };
  expect(outcomeWords({ state: 'running', flaws })).toBe('running');
  expect(outcomeWords({ state: 'failed', flaws })).toBe('failed');
  expect(otherFlaws({ state: 'failed', flaws })).toEqual(['1 failure', '1 dead letter']);
  expect(otherFlaws({ state: 'stopped', flaws })).toEqual(['1 dead letter']);
  expect(otherFlaws({ state: 'running', flaws })).toEqual([]);
});

test('the gravest comes first', () =>
  expect(flawList({ failures: 1, restarts: 2, deadLetters: 3, drops: 4 })).toEqual([
    '1 failure',
    '2 restarts',
    '3 dead letters',
    '4 drops',
  ]));
