import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { markdownOf, textOf, writeMarkdown } from './print.ts';
import { type Measured, median, rowsOf, verdict } from './results.ts';
import { measureInTurn, type System } from './rounds.ts';
import { resultIn } from './run-program.ts';
import { WORKLOADS, type Workload } from './workloads.ts';

const W2 = WORKLOADS.W2 as Workload;
const W5 = WORKLOADS.W5 as Workload;

const measured = (system: string, rates: number[], sum = W2.expected(100)): Measured => ({
  system,
  title: system,
  messages: 100,
  runs: rates.map((perSecond) => ({ perSecond, sum })),
});

test('a median is the middle one, or between the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([100, 1, 3, 5])).toBe(4);
});

test('the checksum is that of each message once, whatever their order', () => {
  const seqs = Array.from({ length: 200 }, (_, i) => 199 - i);
  expect(W2.expected(100)).toBe(seqs.reduce((sum, seq) => sum + seq + 1, 0));
  // A ring of 20: of 200 hops its first actor sees ten, at 20, 40, … 200.
  expect(W5.expected(100)).toBe(10 + 20 * 55);
});

test('ratios are medians to the base, and goals are judged by them', () => {
  const rows = rowsOf('W2', W2, [measured('plain', [90, 100, 400]), measured('cueboard', [1300, 200, 1250])]);
  expect(rows).toMatchObject([
    { system: 'plain', value: 100, ratio: 1, spread: [90, 400], rounds: 3 },
    { system: 'cueboard', value: 1250, ratio: 12.5, goal: 12, verdict: 'met' },
  ]);
});

test('who has not got what was sent has no figure, in one round of many', () => {
  const lossy = measured('cueboard', [500, 500]);
  (lossy.runs[1] as { sum: number }).sum -= 1;
  const [, row] = rowsOf('W2', W2, [measured('plain', [100]), lossy]);
  expect(row).toMatchObject({ value: null, ratio: null });
  expect(row?.refused).toBe('the checksum of what arrived is 20099 and not 20100');
  expect(textOf([row as never])).toContain('no figure: the checksum');
});

test('nobody has a ratio to a base that lost something, or failed', () => {
  const bad = [measured('plain', [100], 1), { ...measured('plain', []), error: 'out of memory' }];
  for (const base of bad) {
    const [, row] = rowsOf('W2', W2, [base, measured('go', [5000])]);
    expect(row).toMatchObject({ value: 5000, ratio: null });
  }
});

test('a verdict says how far off', () => {
  expect(verdict(9, { atLeast: 12 })).toBe('missed by 25%');
  expect(verdict(0.01, { atLeast: 12 })).toBe('missed by 99%');
  expect(verdict(128, { atMost: 120 })).toBe('missed by 7%');
  expect(verdict(360, { atMost: 120 })).toBe('missed: 3 times as much');
  expect(verdict(120, { atMost: 120 })).toBe('met');
});

test('a result is found among the lines of a run, and a failed actor is an error', () => {
  const log = { kind: 'log', text: '{"perSecond":5,"sum":7}' };
  const lines = (...objects: object[]) => objects.map((object) => JSON.stringify(object)).join('\n');
  expect(resultIn(lines(log, { kind: 'ended', state: 'completed' }))).toEqual({ perSecond: 5, sum: 7 });
  expect(resultIn('a warning\n{"perSecond":5,"sum":7}\n')).toEqual({ perSecond: 5, sum: 7 });
  expect(() => resultIn(lines({ kind: 'failed', message: 'lost my way' }))).toThrow('lost my way');
  expect(() => resultIn('nothing')).toThrow('printed no result');
  const end = { kind: 'ended', state: 'stopped', reason: 'its time was over' };
  expect(() => resultIn(lines(end))).toThrow('printed no result, and the run stopped (its time was over)');
});

test('systems take turns, are asked for what they can do in the time, and a broken one leaves the others alone', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-test-'));
  const diary = path.join(folder, 'diary');
  writeFileSync(diary, '');
  const system = (id: string, body: string): System => ({
    id,
    title: id,
    program: (_workload, messages) => ({
      file: process.execPath,
      args: ['-e', `require('fs').appendFileSync(${JSON.stringify(diary)}, '${id} ${messages},');${body}`],
      cwd: folder,
    }),
  });
  const prints = (perSecond: number) => `console.log('{"perSecond":${perSecond},"sum":1}')`;
  try {
    const both = [
      system('quick', prints(40_000)),
      system('broken', 'process.exit(1)'),
      system('slow', prints(100)),
    ];
    const [quick, broken, slow] = await measureInTurn('W2', both, { rounds: 2, seconds: 1 });
    expect(quick).toMatchObject({ messages: 40_000, runs: [{ sum: 1 }, { sum: 1 }] });
    expect(broken).toMatchObject({ runs: [], error: expect.stringContaining('Command failed') });
    expect(slow).toMatchObject({ messages: 500, runs: [{ sum: 1 }, { sum: 1 }] });
    expect(readFileSync(diary, 'utf8').split(',').slice(0, -1)).toEqual([
      ...['quick 500', 'quick 15000', 'quick 40000', 'broken 500', 'slow 500'],
      ...['quick 40000', 'slow 500', 'quick 40000', 'slow 500'],
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('tables stand between the marks of a document, and nothing else of it changes', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-test-'));
  const file = path.join(folder, 'bench.md');
  const machine = {
    ...{
      cpu: 'Abacus',
      cores: 2,
      memoryGiB: 4,
      system: 'Wood',
      date: '2026-01-02',
      loadBefore: 0,
      rounds: 5,
    },
    versions: { node: '26.0.0' },
  };
  const rows = [
    ...rowsOf('W2', W2, [measured('plain', [1000]), measured('cueboard', [250])]),
    ...rowsOf('W5', W5, [{ ...measured('go', [7], W5.expected(100)) }]),
  ];
  const missing = [{ system: 'java', title: 'Java', why: 'not found', install: 'get it' }];
  try {
    writeFileSync(file, '# Before\n\n<!-- results -->\nold\n<!-- end of results -->\n\nAfter\n');
    writeMarkdown(file, markdownOf({ machine, rows, missing }, ['plain', 'cueboard', 'go']));
    expect(readFileSync(file, 'utf8')).toBe(
      [
        '# Before\n\n<!-- results -->\n',
        '2026-01-02: Abacus, 2 cores, 4 GiB, Wood; load before 0; medians of 5. node 26.0.0.\n',
        '|  | W2 | W5 |\n| --- | --: | --: |',
        '| plain | 1,000/s |  |\n| cueboard | 0.25x |  |\n| go |  | 7/s |\n',
        '| workload | system | ratio | goal |  |\n| --- | --- | --: | --: | --- |',
        '| W2 one way between 2 threads | cueboard | 0.25x | 12x | missed by 98% |\n',
        'Not measured: Java (not found; `get it`).\n\n<!-- end of results -->\n\nAfter\n',
      ].join('\n'),
    );
    writeFileSync(file, 'my own notes');
    expect(() => writeMarkdown(file, 'tables')).toThrow('has no lines');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
