import { expect, test } from 'vitest';
import { applyDiff, diffFlows, invertDiff, isEmptyDiff } from './diff.ts';
import { emptyFlow, type Flow } from './document.ts';
import { addActor } from './edits/add-actor.ts';
import { moveTo } from './edits/move.ts';
import { parseDocument, parseFlow } from './parse.ts';
import { serialiseFlow } from './serialise.ts';
import { randomFrom } from './testing/random.ts';
import { countingIds, randomEdit } from './testing/random-edit.ts';

/** Seeds that once failed are run for ever; new ones join them at the front. */
const FAILED_SEEDS: number[] = [];
const SEEDS = [...FAILED_SEEDS, ...Array.from({ length: 60 }, (_, index) => index + 1)];
const EDITS = 60;

test.for(SEEDS)('diff, undo and redo are exact, and edits keep the document sound: seed %i', (seed) => {
  const random = randomFrom(seed);
  const makeId = countingIds();
  let flow = emptyFlow('Fuzz');
  const history: Flow[] = [flow];
  const inverses: ReturnType<typeof diffFlows>[] = [];
  for (let step = 0; step < EDITS; step++) {
    const frozen = JSON.stringify(flow);
    const next = randomEdit(flow, random, makeId);
    expect(JSON.stringify(flow)).toBe(frozen);
    const diff = diffFlows(flow, next);
    expect(applyDiff(flow, diff)).toEqual(next);
    expect(applyDiff(next, invertDiff(diff))).toEqual(flow);
    expect(invertDiff(invertDiff(diff))).toEqual(diff);
    inverses.push(invertDiff(diff));
    history.push(next);
    flow = next;
  }
  const used = new Set(Object.values(flow.actors).map(({ thread }) => thread));
  expect(Object.keys(flow.threads).filter((id) => !used.has(id))).toEqual([]);
  expect(parseDocument(JSON.parse(JSON.stringify(flow)))).toEqual({ flow });
  const text = serialiseFlow(flow);
  expect(parseFlow(text)).toEqual({ flow });
  let undone = flow;
  for (const inverse of inverses.toReversed()) {
    history.pop();
    undone = applyDiff(undone, inverse);
    expect(undone).toEqual(history.at(-1));
  }
  const redone = inverses.reduce((at, inverse) => applyDiff(at, invertDiff(inverse)), undone);
  expect(serialiseFlow(redone)).toBe(text);
});

test('a diff holds only what differs', () => {
  const made = addActor(emptyFlow('A'), { name: 'X', work: { kind: 'code', code: '' }, at: { x: 0, y: 0 } });
  const moved = moveTo(made.flow, { actors: { [made.actor]: { x: 5, y: 0 } } });
  expect(diffFlows(made.flow, moved)).toEqual({
    fields: {},
    tables: {
      'layout.actors': {
        added: {},
        removed: {},
        updated: {
          [made.actor]: [
            { x: 0, y: 0 },
            { x: 5, y: 0 },
          ],
        },
      },
    },
  });
});

test('equal documents differ in nothing, whatever the order of their keys', () => {
  const { flow } = addActor(emptyFlow('A'), {
    name: 'X',
    work: { kind: 'code', code: '' },
    at: { x: 0, y: 0 },
  });
  const turned = JSON.parse(
    JSON.stringify(flow, Object.keys(flow).reverse().concat(deepKeys(flow).reverse())),
  );
  expect(turned).toEqual(flow);
  expect(isEmptyDiff(diffFlows(flow, turned))).toBe(true);
});

function deepKeys(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, member]) => [key, ...deepKeys(member)]);
}
