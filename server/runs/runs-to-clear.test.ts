import { expect, test } from 'vitest';
import type { KeptRuns } from '../../api/types.ts';
import { type ClearableRun, runsToClear } from './runs-to-clear.ts';

const now = new Date('2026-11-22T12:00:00Z');
const all: KeptRuns = { perFlow: null, days: null, totalBytes: null };

/** `a1` is the newest of flow a, an hour before now; the others each an hour before the one before. */
const run = (id: string, more: Partial<ClearableRun> = {}): ClearableRun => ({
  ...{ id, flowId: id.slice(0, 1), traceBytes: 100, isLive: false },
  startedAt: new Date(now.getTime() - Number(id.slice(1)) * 3_600_000),
  ...more,
});
const six = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2'].map((id) => run(id));

test.each<[string, Partial<KeptRuns>, string[]]>([
  ['nothing', {}, []],
  ['the oldest of each flow', { perFlow: 2 }, ['a4', 'a3']],
  ['all but the last of each', { perFlow: 1 }, ['a4', 'a3', 'b2', 'a2']],
  ['what is too old, but not the last of a flow', { days: 0.5 / 24 }, ['a4', 'a3', 'b2', 'a2']],
  ['what is older than three hours', { days: 3.5 / 24 }, ['a4']],
  ['what does not fit', { totalBytes: 400 }, ['a4', 'a3']],
  ['what does not fit, but not the last of a flow', { totalBytes: 0 }, ['a4', 'a3', 'b2', 'a2']],
])('clears %s', (_, kept, ids) => expect(runsToClear(six, { ...all, ...kept }, now)).toEqual(ids));

test('a run that lives is never cleared, and its bytes count', () => {
  const runs = [run('a1'), run('a2', { isLive: true, traceBytes: 300 }), run('a3'), run('b9')];
  expect(runsToClear(runs, { ...all, perFlow: 1 }, now)).toEqual(['a3']);
  expect(runsToClear(runs, { ...all, totalBytes: 450 }, now)).toEqual(['a3']);
});

test('a small old run stays where a large newer one had to go', () => {
  const runs = [run('a1'), run('a2', { traceBytes: 1000 }), run('a3')];
  expect(runsToClear(runs, { ...all, totalBytes: 250 }, now)).toEqual(['a2']);
});
