import { expect, test } from 'vitest';
import { randomTrace } from '../fixtures/random-trace.ts';
import { traceBytes } from '../fixtures/trace-bytes.ts';
import { readTrace } from '../reading/read-trace.ts';
import { traceExports } from './index.ts';
import { isTraceFormat, type TraceFormat, traceFormats } from './trace-formats.ts';

const { header, records, endNs } = randomTrace(21, { messages: 300 });
const store = readTrace([traceBytes(header, records, { timeNs: endNs, state: 'completed' })]);

test('json: a line each, the messages in order of when they were sent', () => {
  const lines = [...traceExports.json(store)]
    .join('')
    .trimEnd()
    .split('\n')
    .map(
      (l) => JSON.parse(l) as { record: string; sentNs: number; id: number; cause: number; effects: number },
    );
  const messages = lines.filter((l) => l.record === 'message');
  expect(messages.length).toBe(300);
  for (let i = 1; i < messages.length; i++)
    expect(messages[i]?.sentNs).toBeGreaterThanOrEqual(messages[i - 1]?.sentNs ?? 0);
  for (const { id, effects } of messages)
    expect(messages.filter(({ cause }) => cause === id)).toHaveLength(effects);
  expect(lines.at(-1)).toMatchObject({ record: 'end', state: 'completed' });
});

test('each is written in small pieces, from nothing to all', () => {
  for (const [format, write] of Object.entries(traceExports)) {
    const shares: number[] = [];
    const longest = Math.max(...[...write(store, (share) => shares.push(share))].map(({ length }) => length));
    // A request of OTLP has up to 500 spans.
    if (format !== 'mermaid') {
      expect(shares.length).toBeGreaterThan(0);
      expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
    }
    expect(longest).toBeLessThan(1_000_000);
  }
});

test('an empty trace can be written too', () => {
  const empty = readTrace([traceBytes(header, [])]);
  for (const write of Object.values(traceExports)) expect(() => [...write(empty)]).not.toThrow();
});

test('only formats that are there are formats', () => {
  for (const format of Object.keys(traceFormats)) expect(isTraceFormat(format)).toBe(true);
  expect(Object.keys(traceFormats)).toEqual(Object.keys(traceExports) as TraceFormat[]);
  expect(isTraceFormat('toString')).toBe(false);
});
