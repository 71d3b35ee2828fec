import { describe, expect, it } from 'vitest';
import { nothing } from '@/components/editor/session.ts';
import { emptyFlow, type Flow, type Id } from '@/flow/document.ts';
import { addActor } from '@/flow/edits/add-actor.ts';
import { connect } from '@/flow/edits/connect.ts';
import { groupOnThread } from '@/flow/edits/place-on-thread.ts';
import { edgeDeriver } from './derive-edges.ts';
import { nodeDeriver } from './derive-nodes.ts';
import { farDrawer } from './far-picture.ts';
import { boxAt, boxesIn, type Hands, heldBoxes } from './held-boxes.ts';

const work = { kind: 'code', code: '' } as const;
const hands: Hands = { pointed: null, focused: null, view: { x: -50, y: -50, width: 2050, height: 200 } };

/** Actors in a row, each 400 after the one before. */
function row(count: number): { flow: Flow; ids: Id[] } {
  let flow = emptyFlow('Row');
  const ids: Id[] = [];
  for (let i = 0; i < count; i++) {
    const made = addActor(flow, { name: `A${i}`, work, ports: ['out'], at: { x: i * 400, y: 0 } });
    flow = made.flow;
    ids.push(made.actor);
  }
  return { flow, ids };
}

const nodesOf = (flow: Flow, actors: Id[] = [], moved: Map<Id, { x: number; y: number }> | null = null) =>
  nodeDeriver()({
    ...{ flow, selection: { ...nothing, actors }, problems: [], moved, dropThread: null, resized: null },
  });
const namesOf = (flow: Flow, nodes: readonly { id: Id }[]) => nodes.map(({ id }) => flow.actors[id]?.name);

describe('elements of a flow that is painted', () => {
  it('are the first and last in view, for the Tab key to begin with', () => {
    const { flow } = row(12);
    expect(namesOf(flow, heldBoxes(nodesOf(flow), hands))).toEqual(['A0', 'A4']);
    expect(heldBoxes(nodesOf(flow), { ...hands, view: null })).toEqual([]);
  });

  it('are the neighbours in view of the one that has the focus', () => {
    const { flow, ids } = row(12);
    const held = heldBoxes(nodesOf(flow), { ...hands, focused: ids[2] ?? null });
    expect(namesOf(flow, held)).toEqual(['A0', 'A1', 'A2', 'A3', 'A4']);
    const last = heldBoxes(nodesOf(flow), { ...hands, focused: ids[4] ?? null });
    expect(namesOf(flow, last)).toEqual(['A0', 'A3', 'A4']);
  });

  it('are the one under the pointer and what is selected, wherever it is', () => {
    const { flow, ids } = row(12);
    const held = heldBoxes(nodesOf(flow, [ids[9] ?? '']), { ...hands, pointed: ids[1] ?? null });
    expect(namesOf(flow, held)).toEqual(['A0', 'A1', 'A4', 'A9']);
    expect(held.some(({ hidden }) => hidden)).toBe(false);
  });

  it('are few where much is selected, and all of that is known to be dragged', () => {
    const { flow, ids } = row(60);
    const nodes = nodesOf(flow, ids);
    const held = heldBoxes(nodes, { ...hands, pointed: ids[30] ?? null });
    expect(held).toHaveLength(60);
    expect(held.every(({ selected }) => selected)).toBe(true);
    expect(
      namesOf(
        flow,
        held.filter(({ hidden }) => !hidden),
      ),
    ).toEqual(['A0', 'A4', 'A30']);
    expect(heldBoxes(nodes, hands)[7]).toBe(heldBoxes(nodes, hands)[7]);
  });
});

describe('a place on a flow that is painted', () => {
  it('belongs to the topmost box there: actors before the frame around them', () => {
    const { flow, ids } = row(3);
    const grouped = groupOnThread(flow, [ids[0] ?? '', ids[1] ?? '']);
    const nodes = nodesOf(grouped.flow);
    expect(boxAt(nodes, { x: 20, y: 20 })).toBe(ids[0]);
    expect(boxAt(nodes, { x: 300, y: 20 })).toBe(grouped.flow.actors[ids[0] ?? '']?.thread);
    expect(boxAt(nodes, { x: 700, y: 20 })).toBeNull();
  });

  it('is taken by a box that only touches it, frames are not', () => {
    const { flow, ids } = row(3);
    const nodes = nodesOf(groupOnThread(flow, [ids[0] ?? '', ids[1] ?? '']).flow);
    expect(boxesIn(nodes, { x: 150, y: 10, width: 260, height: 4 })).toEqual([ids[0], ids[1]]);
  });
});

describe('the picture of a flow from far away', () => {
  it('stands still but for what is dragged and its wires', () => {
    const { flow, ids } = row(3);
    const [a = '', b = '', c = ''] = ids;
    const wired = connect(flow, { kind: 'actor', id: a }, { kind: 'actor', id: b });
    const both = connect(wired.flow, { kind: 'actor', id: b }, { kind: 'actor', id: c });
    const edges = edgeDeriver()({
      ...{ flow: both.flow, selection: nothing, problems: [], deadlocked: new Map() },
    });
    const draw = farDrawer();
    const derive = nodeDeriver();
    const look = (moved: Map<Id, { x: number; y: number }> | null) => {
      const nodes = derive({
        ...{ flow: both.flow, selection: nothing, problems: [], moved, dropThread: null, resized: null },
      });
      return draw({ flow: both.flow, nodes, edges, moved });
    };
    const before = look(null);
    expect(before.moving).toBeNull();
    expect(before.still.lines.get('wire')).toHaveLength(4 * 4);
    const first = look(new Map([[a, { x: 8, y: 80 }]]));
    const second = look(new Map([[a, { x: 16, y: 80 }]]));
    expect(second.still).toBe(first.still);
    expect(first.still.lines.get('wire')).toHaveLength(3 * 4);
    expect(namesOf(both.flow, first.still.nodes)).not.toContain('A0');
    expect(namesOf(both.flow, second.moving?.nodes ?? [])).toEqual(['A0']);
    const [x, y] = second.moving?.lines.get('wire') ?? [];
    const [oldX = 0, oldY = 0] = before.still.lines.get('wire') ?? [];
    expect([x, y]).toEqual([oldX + 16, oldY + 80]);
    expect(look(null).still.lines).toEqual(before.still.lines);
  });
});
