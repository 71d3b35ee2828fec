import { expect, test } from 'vitest';
import { emptyFlow, type Flow } from './document.ts';
import { setCode } from './edits/change-actor.ts';
import { moveTo } from './edits/move.ts';
import { parseFlow } from './parse.ts';
import { serialiseFlow } from './serialise.ts';
import { smallFlow } from './testing/small-flow.ts';

function changedLines(a: string, b: string): string[] {
  const before = new Set(a.split('\n'));
  return b.split('\n').filter((line) => !before.has(line));
}

test('the text of an empty flow', () => {
  expect(serialiseFlow(emptyFlow('Empty'))).toBe(`{
  "format": "cueboard.flow",
  "version": 2,
  "name": "Empty",
  "description": "",
  "threads": {},
  "actors": {},
  "queues": {},
  "wires": {},
  "layout": {
    "actors": {},
    "queues": {},
    "threads": {}
  }
}
`);
});

test('equal documents are equal text, whatever the order of their keys', () => {
  const { flow } = smallFlow();
  const turn = (value: unknown): unknown =>
    value === null || typeof value !== 'object' || Array.isArray(value)
      ? value
      : Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([key, member]) => [key, turn(member)]),
        );
  expect(JSON.stringify(turn(flow))).not.toBe(JSON.stringify(flow));
  expect(serialiseFlow(turn(flow) as Flow)).toBe(serialiseFlow(flow));
});

test('a move changes one line, and so does a changed line of code', () => {
  const { flow, reader } = smallFlow();
  const text = serialiseFlow(flow);
  const moved = serialiseFlow(moveTo(flow, { actors: { [reader]: { x: 8, y: 8 } } }));
  expect(changedLines(text, moved)).toEqual([`      "${reader}": { "x": 8, "y": 8 },`]);
  const { work } = flow.actors[reader] ?? {};
  const code = work?.kind === 'code' ? work.code.replace('start(ctx) {}', 'start(ctx) { go(); }') : '';
  expect(changedLines(text, serialiseFlow(setCode(flow, reader, code)))).toEqual([
    '          "  async start(ctx) { go(); },",',
  ]);
});

test.for(['', '\n', 'a\r\nb\r\n', '\u2028 "quoted" \\ \u0000 🎬', ' \n\n '])(
  'code survives exactly: %j',
  (code) => {
    const { flow, reader } = smallFlow();
    const full = setCode(flow, reader, code);
    expect(parseFlow(serialiseFlow(full))).toEqual({ flow: full });
  },
);

test('ids that look like numbers are sorted as text and read back', () => {
  const flow: Flow = {
    ...emptyFlow('Numbers'),
    threads: { '10': { name: 'a', colour: 'blue' }, '9': { name: 'b', colour: 'green' } },
  };
  const text = serialiseFlow(flow);
  expect(text.indexOf('"10"')).toBeLessThan(text.indexOf('"9"'));
  expect(parseFlow(text)).toEqual({ flow });
});
