import { expect, test } from 'vitest';
import type { RunState, RunSummary } from '@/api/types.ts';
import { runWords } from './run-words.ts';

const start = Date.parse('2026-11-22T10:00:00.000Z');
function run(state: RunState, endedAfterMs: number | null, reason: string | null = null): RunSummary {
  const endedAt = endedAfterMs === null ? null : new Date(start + endedAfterMs).toISOString();
  const startedAt = new Date(start).toISOString();
  return { id: 'r', flowId: 'f', revision: 3, state, reason, startedAt, endedAt, traceBytes: 0, flaws: null };
}
const counts = { messages: 1284, threads: 5 };

test('a live run says how long, how much, on how many threads', () => {
  expect(runWords(run('running', null), counts, start + 12_640)).toBe(
    'running 12.6 s · 1,284 messages · 5 threads',
  );
  expect(runWords(run('running', null), { messages: null, threads: 1 }, start)).toBe(
    'running 0 ms · 1 thread',
  );
  expect(runWords(run('stopping', null), counts, start)).toBe('stopping …');
});

test('an ended run counts to its end, not to now', () => {
  expect(runWords(run('completed', 2_100), counts, start + 99_000)).toBe(
    'completed in 2.1 s · 1,284 messages · 5 threads',
  );
  expect(runWords(run('stopped', 500), counts, start + 99_000)).toBe(
    'stopped after 500 ms · 1,284 messages · 5 threads',
  );
});

test('an end with failures says so', () => {
  const flawed = { ...counts, failures: 3 };
  expect(runWords(run('completed', 2_100), flawed, start + 99_000)).toBe(
    'completed with 3 failures in 2.1 s · 1,284 messages · 5 threads',
  );
  expect(runWords(run('stopped', 500), { ...counts, failures: 1 }, start + 99_000)).toBe(
    'stopped with 1 failure after 500 ms · 1,284 messages · 5 threads',
  );
  // What the run has counted itself is more than a trace that was limited shows.
  const flaws = { failures: 12, restarts: 3, deadLetters: 12, drops: 0 };
  expect(runWords({ ...run('completed', 2_100), flaws }, flawed, start)).toMatch(
    /^completed with 12 failures in/,
  );
});

test('a bad end gives its reason', () => {
  expect(runWords(run('failed', 40, 'Counter threw'), counts, 0)).toBe('failed after 40 ms: Counter threw');
  expect(runWords(run('crashed', 40), counts, 0)).toBe('crashed after 40 ms');
});
