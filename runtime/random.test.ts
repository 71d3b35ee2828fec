/**
 * Small random flows on real threads, checked by their traces alone: every message that was sent is accounted for, and
 * each run ends. `SEEDS=1000-2000` tries others; a seed that ever failed stays in the list.
 */
import { expect, test } from 'vitest';
import { checkTrace } from './fixtures/check-trace.ts';
import { randomPlan } from './fixtures/random/random-plan.ts';
import { runFixture } from './fixtures/run-fixture.ts';

const FAILED_ONCE = [116, 121, 152];
const [from = 1, to = 8] = (process.env.SEEDS ?? '1-8').split('-').map(Number);
const seeds = [...FAILED_ONCE, ...Array.from({ length: to - from + 1 }, (_, i) => from + i)];

test.concurrent.each(seeds)('random flow %i', { timeout: 120_000 }, async (seed) => {
  const run = await runFixture('random', { env: { FIXTURE_SEED: String(seed) } });
  expect(run.stderr).toBe('');
  expect(checkTrace(run, randomPlan(seed).queues)).toEqual([]);
});
