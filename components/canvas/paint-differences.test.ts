import { expect, test } from 'vitest';
import { compareRuns } from '@/trace/compare/compare-runs.ts';
import type { Facts, RunFacts } from '@/trace/compare/run-facts.ts';
import { badgeWords } from './paint-differences.ts';

const facts = (part: Partial<Facts>): Facts => ({
  ...{ count: 10, perSecond: 100, waitP50Ns: null, waitP99Ns: null, workP50Ns: 5e6, workP99Ns: 9e6 },
  ...{ busy: 0.5, depthMost: null, failed: 0, lost: null, ...part },
});
const run = (actors: Record<string, Facts>): RunFacts => ({ lengthNs: 1e9, actors, queues: {} });

test('a badge tells the difference that was chosen, and what stands in one run alone', () => {
  const { actors } = compareRuns(
    run({ both: facts({ perSecond: 112 }), mine: facts({}) }),
    run({ both: facts({}), theirs: facts({}) }),
  );
  const words = (name: string, metric: Parameters<typeof badgeWords>[1] = 'perSecond') =>
    badgeWords(
      actors.find((row) => row.name === name),
      metric,
    );
  expect(words('both')).toBe('+12%');
  expect(words('both', 'workP50Ns')).toBe('same');
  expect(words('both', 'waitP50Ns')).toBe('');
  expect(words('mine')).toBe('only here');
  expect(words('theirs')).toBe('');
  expect(words('nobody')).toBe('');
});
