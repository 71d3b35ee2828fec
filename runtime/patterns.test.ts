import { beforeAll, expect, test } from 'vitest';
import { checkTrace } from './fixtures/check-trace.ts';
import { plan } from './fixtures/patterns/main.ts';
import { type FinishedRun, runFixture } from './fixtures/run-fixture.ts';

let run: FinishedRun;
beforeAll(async () => {
  run = await runFixture('patterns');
}, 120_000);

const said = (actor: string): string[] => run.logs(actor);

test('every message of all patterns is accounted for', () => {
  expect(checkTrace(run, plan.queues)).toEqual([]);
});

test('competing consumers: each once, all four work', () => {
  const numbers = said('each once')[0]
    ?.split(' | ')
    .map(Number)
    .sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1));
  const workers = run.of('taken').filter(({ queue }) => queue === 'workers');
  expect(new Set(workers.map(({ actor }) => actor)).size).toBe(4);
});

test.each([
  ['content-based router', ['to a', 'to b', 'to others'], ['A', 'B', '?']],
  ['splitter', ['split'], ['James 0/4 | Guillaume 1/4 | Hiram 2/4 | Rob 3/4 | last 0/1']],
  ['aggregator, by end mark', ['gathered by end', 'end'], ['A+B+END', 'open: D']],
  ['aggregator, by size', ['gathered by size', 'size'], ['A+B+C', 'open: D']],
  ['aggregator, by time', ['gathered by time'], ['A+B+C | D']],
  ['scatter-gather', ['best quote'], ['beer: best 18 of 2 (partial)']],
  ['resequencer', ['in sequence'], ['1 | 2 | 3 | 4']],
  ['idempotent receiver', ['idempotent sink'], ['1 | 2 | 3 | 9']],
  ['redelivery', ['delivered'], ['once done after 2']],
  ['claim check', ['claimant'], ['10000000 bytes, the same']],
  ['wire tap', ['main way'], ['1 | 2']],
])('%s', (_, actors, expected) => {
  expect(actors.flatMap(said)).toEqual(expected);
});

test('dead letters: after three tries, with its body unchanged', () => {
  const dead = run.of('deadLettered').find(({ queue }) => queue === 'redelivery');
  expect(dead?.text).toBe('redelivery failed: always failed 3 times');
  const sent = run.of('sent').find(({ message }) => message === dead?.message);
  expect(JSON.parse(sent?.text ?? '')).toEqual({ name: 'always', fails: 99 });
});

test('request-reply: shuffled answers find their asks; a late one is a dead letter', () => {
  expect(said('hundred asks')).toEqual(['100 matched', 'AskTimeoutError', 'RangeError', 'RangeError']);
  const late = run.of('answered', 'late')[0];
  expect(run.of('deadLettered').map(({ message }) => message)).toContain(late?.message);
});

test('a tap of a second does not delay the main way', () => {
  const first = run.of('taken', 'tap').find(({ queue }) => queue === 'tap');
  const tap = run.of('handled', 'tap').find(({ message }) => message === first?.message);
  const way = run.of('taken', 'main way').filter(({ queue }) => queue === 'main way');
  expect(way.at(-1)?.timeNs).toBeLessThan(tap?.timeNs ?? 0);
});

test('throttler: at most ten in a tenth of a second, order kept', () => {
  const passed = (said('throttled')[0] ?? '')
    .split(' | ')
    .map((text) => JSON.parse(text) as [number, number]);
  expect(passed.map(([n]) => n)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  const spans = passed.slice(10).map(([, ms], i) => ms - (passed[i]?.[1] ?? 0));
  expect(Math.min(...spans)).toBeGreaterThanOrEqual(100);
});

test('circuit breaker: open after five failures, closed by one probe', () => {
  expect(said('breaker')).toEqual(['failed failed failed failed failed refused refused ok ok']);
  expect(said('backend')).toEqual(['7 calls']);
});

test('saga: what was done is undone in reverse, once each', () => {
  expect(said('saga step')).toEqual(['did first', 'did second', 'undid second', 'undid first']);
});
