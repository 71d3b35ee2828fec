import { expect, test } from 'vitest';
import { type Flow, FORMAT } from './document.ts';
import { parseDocument, parseFlow } from './parse.ts';
import { serialiseFlow } from './serialise.ts';
import { CODE, smallFlow } from './testing/small-flow.ts';

type Loose = Record<string, Record<string, Record<string, unknown>>>;

/** The small flow as text, after a change that the types would not allow. */
function spoilt(change: (flow: Loose, small: ReturnType<typeof smallFlow>) => void): string {
  const small = smallFlow();
  const flow = JSON.parse(serialiseFlow(small.flow)) as Loose;
  change(flow, small);
  return JSON.stringify(flow, null, 2);
}

function messages(text: string): string[] {
  return (parseFlow(text).problems ?? []).map(({ code, message }) => `${code}: ${message}`);
}

test('code is a list of lines in the file and a text in memory; both are read', () => {
  const { flow, counter } = smallFlow();
  expect(serialiseFlow(flow)).toContain('"  async receive(message, ctx) {},",');
  const inMemory = JSON.parse(JSON.stringify(flow));
  expect(parseDocument(inMemory)).toEqual({ flow });
  expect(parseFlow(serialiseFlow(flow)).flow?.actors[counter]?.work).toEqual({ kind: 'code', code: CODE });
});

test('a file may name its schema and begin with a byte order mark', () => {
  const { flow } = smallFlow();
  const text = serialiseFlow(flow).replace('{', '{ "$schema": "https://example.test/flow-1.json",');
  expect(parseFlow(`\uFEFF${text}`)).toEqual({ flow });
});

test('mistakes of syntax have their line and column', () => {
  expect(parseFlow('{\n  "format": "x",\n  "version" 1\n}').problems).toEqual([
    {
      code: 'document/syntax',
      severity: 'error',
      where: { kind: 'flow', line: 3, column: 13 },
      message: 'Line 3, column 13: This is not JSON: a colon is missing.',
    },
  ]);
  expect(messages('')).toEqual([expect.stringContaining('document/syntax')]);
  expect(messages('{} // hello')).toEqual([expect.stringMatching(/document\/syntax/)]);
  expect(messages('{"a": 1,}')).toEqual([expect.stringMatching(/column 9/)]);
});

test('an id that stands twice is found, in one table and in two', () => {
  const text = spoilt(() => {})
    .replace('"id2": {', '"id4": {')
    .replace('"id2": {', '"id4": {');
  expect(messages(text).filter((line) => line.startsWith('document/duplicate-key'))).not.toEqual([]);
  const shared = spoilt((flow, { counter }) => {
    flow.threads = { ...flow.threads, [counter]: { name: 'Same id', colour: 'pink' } };
  });
  expect(messages(shared)).toEqual([
    expect.stringMatching(
      /^document\/duplicate-id: Line \d+, column \d+: The id id4 is used in actors and in threads/,
    ),
  ]);
});

test('every mistake of shape is listed with the name of its place, its line and column', () => {
  const text = spoilt((flow, { counter, queue }) => {
    Object.assign(flow.actors?.[counter] ?? {}, { copies: 0, takes: 'sometimes', colour: 'red' });
    Object.assign(flow.queues?.[queue] ?? {}, {
      capacity: 1.5,
      whenFull: undefined,
      order: { kind: 'random' },
    });
    Object.assign(flow, { viewport: { zoom: 1 } });
  });
  expect(messages(text).map((line) => line.replace(/Line \d+, column \d+: /, ''))).toEqual([
    'document/shape: actor Counter, takes: it must be "in-turn" or "by-priority".',
    'document/shape: actor Counter, copies: it must be at least 1.',
    'document/shape: actor Counter: the field colour is not known.',
    'document/shape: queue lines, capacity: it must be an int.',
    'document/shape: queue lines, whenFull: it must be "wait" or "drop-newest" or "drop-oldest" or "fail".',
    'document/shape: queue lines, order.kind: its kind is not known.',
    'document/shape: the document: the field viewport is not known.',
  ]);
  const [first] = parseFlow(text).problems ?? [];
  expect(first?.where).toEqual({
    kind: 'actor',
    id: 'id4',
    field: 'takes',
    line: expect.any(Number),
    column: 16,
  });
  expect(text.split('\n')[(first?.where.line ?? 0) - 1]).toContain('"takes": "sometimes"');
});

test('every reference that leads nowhere is listed, and the flow is refused whole', () => {
  const text = spoilt((flow, { reader, queue, send, read }) => {
    Object.assign(flow.actors?.[reader] ?? {}, { thread: 'toString' });
    Object.assign(flow.wires?.[send] ?? {}, { port: 'nope' });
    Object.assign(flow.wires?.[read] ?? {}, { actor: 'gone' });
    delete flow.queues?.[queue];
  });
  const parsed = parseFlow(text);
  expect(parsed.flow).toBeUndefined();
  expect(parsed.problems?.map(({ message }) => message.replace(/Line \d+, column \d+: /, ''))).toEqual([
    'Actor Reader is placed on thread toString, which does not exist.',
    'Wire id6 leads from port nope of Reader, which does not exist.',
    'Wire id6 leads to queue id5, which does not exist.',
    'Wire id7 leads to actor gone, which does not exist.',
    'Wire id7 leads from queue id5, which does not exist.',
    'The layout has a position for id5 among its queues, which does not exist.',
  ]);
});

test('two ports of one name are refused', () => {
  const text = spoilt((flow, { reader }) =>
    Object.assign(flow.actors?.[reader] ?? {}, { ports: ['lines', 'lines'] }),
  );
  expect(messages(text)).toEqual([
    expect.stringMatching(/^document\/duplicate-port: .*two ports named lines/),
  ]);
});

test('keys that reach into prototypes are refused in text and in values, and touch nothing', () => {
  for (const key of ['__proto__', 'constructor', 'prototype']) {
    const text = serialiseFlow(smallFlow().flow).replace(
      '"layout": {',
      `"${key}": { "polluted": true },\n"layout": {`,
    );
    expect(messages(text)).toEqual([expect.stringMatching(`document/forbidden-key: .*The key ${key}`)]);
    const deep = parseDocument(JSON.parse(`{"format":"${FORMAT}","a":[{"${key}":{"polluted":true}}]}`));
    expect(deep.problems).toMatchObject([{ code: 'document/forbidden-key' }]);
  }
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('what is no flow, or one from the future, is said before any detail', () => {
  expect(messages('[]')).toEqual([expect.stringContaining('document/format')]);
  expect(messages('{"hello": 1}')).toEqual([expect.stringContaining('document/format')]);
  expect(parseDocument(null).problems).toMatchObject([{ code: 'document/format' }]);
  const newer = { ...smallFlow().flow, version: 3, surprise: [] };
  expect(parseDocument(newer).problems).toMatchObject([
    { code: 'document/version', message: expect.stringContaining('from a newer Cueboard') },
  ]);
  expect(parseDocument({ ...newer, version: '1' }).problems).toMatchObject([{ code: 'document/shape' }, {}]);
});

test('size and depth have limits that end politely', { timeout: 60_000 }, () => {
  expect(messages('['.repeat(200_000))).toEqual([expect.stringContaining('document/too-deep')]);
  let deep: unknown = 1;
  for (let i = 0; i < 100_000; i++) deep = [deep];
  expect(parseDocument({ format: FORMAT, deep }).problems).toMatchObject([{ code: 'document/too-deep' }]);
  expect(messages(' '.repeat(32_000_001))).toEqual([expect.stringContaining('document/too-large')]);
  const threads = Object.fromEntries(Array.from({ length: 50_001 }, (_, i) => [`t${i}`, {}]));
  expect(parseDocument({ format: FORMAT, version: 1, threads }).problems).toMatchObject([
    { code: 'document/too-large' },
  ]);
});

test('brackets in texts do not count as depth', () => {
  const { flow, counter } = smallFlow();
  const code = `${'['.repeat(500)}"\\`;
  const actor = {
    ...(flow.actors[counter] as Flow['actors'][string]),
    work: { kind: 'code', code } as const,
  };
  const full: Flow = { ...flow, actors: { ...flow.actors, [counter]: actor } };
  expect(parseFlow(serialiseFlow(full))).toEqual({ flow: full });
});
