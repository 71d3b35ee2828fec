// @vitest-environment jsdom
import mermaidPackage from 'mermaid';
import { expect, test } from 'vitest';
import { randomTrace } from '../fixtures/random-trace.ts';
import { randomWaits } from '../fixtures/random-waits.ts';
import { traceBytes, type Written } from '../fixtures/trace-bytes.ts';
import { readTrace } from '../reading/read-trace.ts';
import { mermaid } from './mermaid.ts';

const AWKWARD = [
  'end',
  'a;b #1 "quoted" <b>bold</b>',
  'back`tick` and \\ and %% and &amp;',
  'line\nbreak\r\nand\ttab',
  '{json: [1, 2]} (round) -->> x: y',
  'note right of P0: no',
  '漢字 and émoji 🎬',
  '  ',
];

const written = (records: Written[], header: ReturnType<typeof randomTrace>['header'], endNs: number) =>
  [...mermaid(readTrace([traceBytes(header, records, { timeNs: endNs, state: 'completed' })]))].join('');

test('the first messages, and how many there are', async () => {
  const { header, records, endNs } = randomTrace(21, { messages: 300 });
  const text = written(records, header, endNs);
  expect(text.match(/->>|-x|-\)/g)?.length).toBe(200);
  expect(text).toContain('the first 200 of 300 messages');
  expect(await mermaidPackage.parse(text)).toMatchObject({ diagramType: 'sequence' });
});

test('names and contents of every kind are text', async () => {
  const { header, records, endNs } = randomTrace(5, { messages: 40, actors: 8, queues: 4 });
  for (const [i, actor] of header.actors.entries()) actor.name = AWKWARD[i % AWKWARD.length] as string;
  for (const [i, queue] of header.queues.entries()) queue.name = AWKWARD[(i * 3) % AWKWARD.length] as string;
  for (const [i, record] of records.entries())
    if (record.payload !== undefined) record.payload = AWKWARD[i % AWKWARD.length];
  expect(await mermaidPackage.parse(written(records, header, endNs))).toMatchObject({
    diagramType: 'sequence',
  });
});

test('no longer than Mermaid reads', async () => {
  const { header, records, endNs } = randomTrace(6, { messages: 400, actors: 40 });
  for (const actor of header.actors) actor.name = `${'#'.repeat(60)} ${actor.name}`;
  for (const record of records) if (record.payload !== undefined) record.payload = '%'.repeat(300);
  const text = written(records, header, endNs);
  expect(text.length).toBeLessThan(50_000);
  expect(text).toMatch(/the first \d+ of 400 messages/);
  expect(await mermaidPackage.parse(text)).toMatchObject({ diagramType: 'sequence' });
});

test.each([1, 2, 3])('waits, asks and answers %i', async (seed) => {
  const { header, rounds, end } = randomWaits(seed);
  const text = written(rounds.flat(), header, end.timeNs);
  expect(text).toContain('-->>');
  expect(await mermaidPackage.parse(text)).toMatchObject({ diagramType: 'sequence' });
});

test('a run without messages is a diagram too', async () => {
  const { header } = randomTrace(1, { messages: 1 });
  expect(await mermaidPackage.parse(written([], header, 0))).toMatchObject({ diagramType: 'sequence' });
});
