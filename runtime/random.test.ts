/**
 * Small random flows on real threads, checked by their traces alone: every message that was sent is accounted for, and
 * each run ends. Some run by themselves, two thousand a hundred to a run. `SEEDS=1000-2000` and `MANY=5000-6999` try
 * others; a seed that ever failed stays in the list.
 */
import { expect, test } from 'vitest';
import { checkTrace } from './fixtures/check-trace.ts';
import { manyRandomPlans, randomPlan } from './fixtures/random/random-plan.ts';
import { runFixture } from './fixtures/run-fixture.ts';

const FAILED_ONCE = [116, 121, 152];
const [from = 1, to = 8] = (process.env.SEEDS ?? '1-8').split('-').map(Number);
const seeds = [...FAILED_ONCE, ...Array.from({ length: to - from + 1 }, (_, i) => from + i)];

test.concurrent.each(seeds)('random flow %i', { timeout: 120_000 }, async (seed) => {
  const run = await runFixture('random', { env: { FIXTURE_SEED: String(seed) } });
  expect(run.stderr).toBe('');
  expect(checkTrace(run, randomPlan(seed).queues)).toEqual([]);
});

const TOGETHER = 100;
const [first = 10_000, last = 11_999] = (process.env.MANY ?? '10000-11999').split('-').map(Number);
const blocks = Array.from(
  { length: Math.ceil((last - first + 1) / TOGETHER) },
  (_, i) => first + i * TOGETHER,
);

test.concurrent.each(blocks)('a hundred random flows from %i on', { timeout: 120_000 }, async (from) => {
  const env = { FIXTURE_SEED: String(from), FIXTURE_COUNT: String(TOGETHER) };
  const run = await runFixture('random', { env, args: ['--quiet', '--record', 'headers'] });
  expect(run.stderr).toBe('');
  expect(checkTrace(run, manyRandomPlans(from, TOGETHER).queues)).toEqual([]);
});
