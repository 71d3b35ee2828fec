import { expect, test } from 'vitest';
import { checkFlow } from '../check.ts';
import { applyDiff, diffFlows, invertDiff } from '../diff.ts';
import { copyFragment, pasteFragment } from '../fragment.ts';
import { groupBoxes, threadBoxes } from '../geometry.ts';
import { parseFlow } from '../parse.ts';
import { groupNameProblem, restartGroups } from '../restart-groups.ts';
import { serialiseFlow } from '../serialise.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { setTemplate } from './change-actor.ts';
import { canConnect } from './connect.ts';
import { groupForRestart, renameGroup, ungroupForRestart } from './restart-groups.ts';

const codes = (flow: Parameters<typeof checkFlow>[0]) => checkFlow(flow).map(({ code }) => code);

test('actors are put in a group, which can be renamed, and out of it, and the file keeps it', () => {
  const { flow, reader, counter } = smallFlow();
  const { flow: grouped, group } = groupForRestart(flow, [reader, counter]);
  expect(group).toBe('Reader and others');
  expect([...restartGroups(grouped)]).toEqual([['Reader and others', [reader, counter]]]);
  expect(codes(grouped)).toEqual(codes(flow));
  const renamed = renameGroup(grouped, 'Reader and others', 'Lines');
  expect(parseFlow(serialiseFlow(renamed))).toEqual({ flow: renamed });
  expect([...restartGroups(ungroupForRestart(renamed, [counter]))]).toEqual([['Lines', [reader]]]);
  expect(ungroupForRestart(renamed, [reader, counter])).toEqual(flow);
  expect(codes(ungroupForRestart(renamed, [counter]))).toContain('actor/alone-in-group');
});

test('grouping is undone and done again from its difference', () => {
  const { flow, reader, counter } = smallFlow();
  const grouped = groupForRestart(flow, [reader, counter], 'Lines').flow;
  const diff = diffFlows(flow, grouped);
  expect(applyDiff(flow, diff)).toEqual(grouped);
  expect(applyDiff(grouped, invertDiff(diff))).toEqual(flow);
});

test('a group needs a name of its own, and a new one gets it', () => {
  const { flow, reader, counter } = smallFlow();
  const first = groupForRestart(flow, [reader], 'Lines').flow;
  const { flow: two, group } = groupForRestart(first, [counter]);
  expect(group).toBe('Counter and others');
  expect(groupNameProblem(two, 'Lines', 'Counter and others')).toMatch('already');
  expect(groupNameProblem(two, ' ')).toMatch('needs a name');
  expect(groupNameProblem(two, 'a\nb')).toMatch('one line');
  expect(() => renameGroup(two, 'Counter and others', 'Lines')).toThrow(RangeError);
});

test('a pasted group is a group of its own', () => {
  const { flow, reader, counter } = smallFlow();
  const grouped = groupForRestart(flow, [reader, counter], 'Lines').flow;
  const text = copyFragment(grouped, { actors: [reader, counter] });
  const { flow: pasted = flow } = pasteFragment(grouped, text);
  expect([...restartGroups(pasted)].map(([name, { length }]) => [name, length])).toEqual([
    ['Lines', 2],
    ['Lines 2', 2],
  ]);
});

test('the frame of a group lies inside those of its threads', () => {
  const { flow, reader } = smallFlow();
  const box = groupBoxes(groupForRestart(flow, [reader], 'Lines').flow).get('Lines');
  const frame = threadBoxes(flow).get(flow.actors[reader]?.thread ?? '');
  expect(box?.x).toBeGreaterThan(frame?.x ?? 0);
  expect(box?.y).toBeGreaterThan(frame?.y ?? 0);
  expect(box?.width).toBeLessThan(frame?.width ?? 0);
});

test('a template needs no input, takes none, and is in no group', () => {
  const { flow, reader, counter, queue, read } = smallFlow();
  const grouped = groupForRestart(flow, [counter], 'Lines').flow;
  const template = setTemplate(grouped, counter, true);
  expect(template.actors[counter]).toMatchObject({ template: true });
  expect(template.actors[counter]).not.toHaveProperty('group');
  expect(groupForRestart(template, [counter], 'Lines')).toEqual({ flow: template, group: null });
  expect(codes(template)).toContain('actor/template-reads');
  const { [read]: _, ...wires } = template.wires;
  const free = { ...template, wires };
  expect(codes(free)).toEqual(['queue/no-reader']);
  expect(canConnect(free, { kind: 'queue', id: queue }, { kind: 'actor', id: counter })).toMatch('template');
  expect(canConnect(free, { kind: 'actor', id: reader }, { kind: 'actor', id: counter })).toMatch('template');
  expect(setTemplate(template, counter, false)).toEqual(ungroupForRestart(grouped, [counter]));
  expect(parseFlow(serialiseFlow(free))).toEqual({ flow: free });
  const both = { ...free, actors: { ...free.actors, [counter]: { ...free.actors[counter], group: 'x' } } };
  expect(codes(both as typeof free)).toContain('actor/template-in-group');
});
