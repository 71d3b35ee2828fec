import { expect, test } from 'vitest';
import { randomTrace } from '../fixtures/random-trace.ts';
import { traceBytes } from '../fixtures/trace-bytes.ts';
import { readTrace } from '../read-trace.ts';
import { isTraceFormat, traceExports } from './index.ts';

const { header, records, endNs } = randomTrace(21, { messages: 300 });
const store = readTrace([traceBytes(header, records, { timeNs: endNs, state: 'completed' })]);
const written = (format: keyof typeof traceExports) => [...traceExports[format](store)].join('');

test('chrome: bars of a thread never overlap, every arrow has both ends, threads have names', () => {
  interface Event {
    ph: string;
    name: string;
    tid: number;
    ts: number;
    dur: number;
    id: number;
    args: { name: string };
  }
  const { traceEvents } = JSON.parse(written('chrome')) as { traceEvents: Event[] };
  const of = (ph: string) => traceEvents.filter((e) => e.ph === ph);
  expect(of('X').length).toBe(300);
  const byThread = Map.groupBy(of('X'), (e) => e.tid);
  for (const bars of byThread.values()) {
    bars.sort((a, b) => a.ts - b.ts);
    for (let i = 1; i < bars.length; i++)
      expect(bars[i]?.ts).toBeGreaterThanOrEqual((bars[i - 1]?.ts ?? 0) + (bars[i - 1]?.dur ?? 0) - 1e-6);
  }
  expect(
    of('s')
      .map((e) => e.id)
      .sort(),
  ).toEqual(
    of('f')
      .map((e) => e.id)
      .sort(),
  );
  const names = of('M')
    .filter((e) => e.name === 'thread_name')
    .map((e) => e.args.name);
  expect(names).toEqual(expect.arrayContaining(['thread 0', 'thread 1', 'thread 2']));
});

test('json: a line each, the messages in order of when they were sent', () => {
  const lines = written('json')
    .trimEnd()
    .split('\n')
    .map((l) => JSON.parse(l) as { record: string; sentNs: number });
  const messages = lines.filter((l) => l.record === 'message');
  expect(messages.length).toBe(300);
  for (let i = 1; i < messages.length; i++)
    expect(messages[i]?.sentNs).toBeGreaterThanOrEqual(messages[i - 1]?.sentNs ?? 0);
  expect(lines.at(-1)).toMatchObject({ record: 'end', state: 'completed' });
});

test('mermaid: bounded, and says so', () => {
  const text = written('mermaid');
  expect(text.match(/->>|-x/g)?.length).toBe(200);
  expect(text).toContain('the first 200 of 300 messages');
  expect(text).not.toMatch(/: .*["{}]/);
});

test('only formats that are there are formats', () => {
  expect(isTraceFormat('chrome')).toBe(true);
  expect(isTraceFormat('toString')).toBe(false);
});
