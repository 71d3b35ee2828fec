import { describe, expect, it } from 'vitest';
import { nothing } from '@/components/editor/session.ts';
import { emptyFlow, type Flow } from '@/flow/document.ts';
import { addActor } from '@/flow/edits/add-actor.ts';
import { setTemplate } from '@/flow/edits/change-actor.ts';
import { connect } from '@/flow/edits/connect.ts';
import { moveTo } from '@/flow/edits/move.ts';
import { groupOnThread } from '@/flow/edits/place-on-thread.ts';
import { groupForRestart } from '@/flow/edits/restart-groups.ts';
import { whyNot } from './connecting.ts';
import { edgeDeriver } from './derive-edges.ts';
import { nodeDeriver, type Scene } from './derive-nodes.ts';
import { frameBoxes } from './frames.ts';
import { pick } from './pick.ts';
import { landingOf, settleMoved, withFrames } from './settle-moved.ts';

const work = { kind: 'code', code: '' } as const;
const timer = { kind: 'part', part: 'timer', settings: {} } as const;

function three(): { flow: Flow; a: string; b: string; c: string } {
  const one = addActor(emptyFlow('T'), { name: 'A', work: timer, ports: ['out'], at: { x: 0, y: 0 } });
  const two = addActor(one.flow, { name: 'B', work, ports: ['done'], at: { x: 400, y: 0 } });
  const last = addActor(two.flow, { name: 'C', work, at: { x: 800, y: 0 } });
  const wired = connect(last.flow, { kind: 'actor', id: one.actor }, { kind: 'actor', id: two.actor });
  return { flow: wired.flow, a: one.actor, b: two.actor, c: last.actor };
}

const scene = (flow: Flow, more: Partial<Scene> = {}): Scene => ({
  flow,
  selection: nothing,
  problems: [],
  moved: null,
  dropThread: null,
  resized: null,
  ...more,
});

describe('nodes from the document', () => {
  it('gives the same objects for what has not changed', () => {
    const { flow, a, b } = three();
    const derive = nodeDeriver();
    const first = derive(scene(flow));
    const again = derive(scene(moveTo(flow, { actors: { [b]: { x: 408, y: 0 } } })));
    const by = (nodes: typeof first, id: string) => nodes.find((node) => node.id === id);
    expect(by(again, a)).toBe(by(first, a));
    expect(by(again, b)).not.toBe(by(first, b));
    expect(by(again, b)?.position).toEqual({ x: 408, y: 0 });
  });

  it('says the same of a drag, step by step, as of its end alone', () => {
    const { flow: alone, a, b, c } = three();
    const shared = groupOnThread(alone, [a, b]).flow;
    for (const flow of [alone, shared, groupForRestart(alone, [a, c], 'both').flow]) {
      const derive = nodeDeriver();
      derive(scene(flow));
      const places = [
        { [a]: 16 },
        { [a]: 24 },
        { [a]: 24, [b]: 80 },
        { [b]: 96 },
        null,
        { [c]: 40, [flow.actors[a]?.thread ?? '']: 8 },
      ];
      for (const place of places) {
        const moved =
          place === null ? null : new Map(Object.entries(place).map(([id, x]) => [id, { x, y: x / 2 }]));
        expect(derive(scene(flow, { moved }))).toEqual(nodeDeriver()(scene(flow, { moved })));
      }
    }
  });

  it('knows sizes, rings and names without a browser', () => {
    const { flow, a, b } = three();
    const nodes = nodeDeriver()(scene(flow));
    const source = nodes.find((node) => node.id === a);
    expect(source?.handles?.map((handle) => handle.id)).toEqual(['port:out']);
    const reader = nodes.find((node) => node.id === b);
    expect(reader?.handles?.map((handle) => handle.id)).toEqual(['in', 'port:done']);
    expect(reader?.measured).toEqual({ width: 160, height: 64 });
    expect(reader?.ariaLabel).toBe('Actor B on thread B, reads to B');
  });

  it('shows problems, selection and a drag without touching the document', () => {
    const { flow, a, b } = three();
    const problems = [
      {
        code: 'x/a',
        severity: 'warning' as const,
        where: { kind: 'actor' as const, id: a },
        message: 'Odd.',
      },
      {
        code: 'x/b',
        severity: 'error' as const,
        where: { kind: 'actor' as const, id: a, line: 3 },
        message: 'Wrong.',
      },
    ];
    const moved = new Map([[b, { x: 1, y: 2 }]]);
    const nodes = nodeDeriver()(scene(flow, { problems, moved, selection: { ...nothing, actors: [a] } }));
    const card = nodes.find((node) => node.id === a);
    expect(card?.selected).toBe(true);
    expect(card?.data).toMatchObject({ badge: { severity: 'error', message: 'Odd.\nWrong.' } });
    expect(nodes.find((node) => node.id === b)?.position).toEqual({ x: 1, y: 2 });
  });

  it('draws a restart group around its members, also while they are dragged', () => {
    const { flow, a, b } = three();
    const grouped = groupForRestart(flow, [a, b], 'Both').flow;
    const derive = nodeDeriver();
    const frame = (nodes: ReturnType<typeof derive>) => nodes.find((node) => node.type === 'restart');
    const still = frame(derive(scene(grouped)));
    expect(still).toMatchObject({ id: 'group:Both', selectable: false, data: { members: 2, chosen: false } });
    const moved = frame(derive(scene(grouped, { moved: new Map([[b, { x: 500, y: 0 }]]) })));
    expect(moved?.width).toBe((still?.width ?? 0) + 100);
    const picked = pick(nothing, grouped, [{ id: 'group:Both', selected: true }]);
    expect(picked).toEqual({ ...nothing, actors: [a, b] });
    expect(frame(derive(scene(grouped, { selection: picked })))?.data).toMatchObject({ chosen: true });
  });

  it('gives a template no ring to be fed by', () => {
    const { flow, c } = three();
    const card = nodeDeriver()(scene(setTemplate(flow, c, true))).find((node) => node.id === c);
    expect(card?.handles).toEqual([]);
    expect(card?.ariaLabel).toBe('Template C on thread C');
  });

  it('draws each wire once, and lights those of what is selected', () => {
    const { flow, a } = three();
    const derive = edgeDeriver();
    const deadlocked = new Map<string, 'place' | 'answer'>();
    const shown = { flow, selection: { ...nothing, actors: [a] }, problems: [], deadlocked };
    const edges = derive(shown);
    expect(edges.map((edge) => [edge.sourceHandle, edge.targetHandle, edge.data?.lit])).toEqual([
      ['port:out', 'in', true],
      ['out', 'in', false],
    ]);
    expect(derive(shown)[0]).toBe(edges[0]);
    // A deadlock is drawn on its wires alone.
    const stuck = derive({ ...shown, deadlocked: new Map([[edges[0]?.id ?? '', 'place' as const]]) });
    expect(stuck.map((edge) => edge.data?.deadlock)).toEqual(['place', null]);
    expect(stuck[1]).toBe(edges[1]);
  });
});

describe('where a wire may end', () => {
  it('says why not', () => {
    const { flow, a, b } = three();
    const [queue = ''] = Object.keys(flow.queues);
    expect(whyNot(flow, { kind: 'actor', id: b }, { kind: 'actor', id: a })).toMatch(/source/);
    expect(whyNot(flow, { kind: 'queue', id: queue }, { kind: 'queue', id: queue })).toMatch(/queue cannot/i);
    expect(whyNot(flow, { kind: 'queue', id: queue }, { kind: 'actor', id: b })).toMatch(/already reads/);
    expect(whyNot(flow, { kind: 'actor', id: b }, { kind: 'actor', id: b })).toBeNull();
  });
});

describe('the end of a drag', () => {
  it('places an actor dropped into a frame on its thread, and out of it on its own', () => {
    const { flow, a, b, c } = three();
    const grouped = groupOnThread(flow, [a, b], 'ui').flow;
    const ui = grouped.actors[a]?.thread ?? '';
    const into = new Map([[c, { x: 200, y: 0 }]]);
    expect(landingOf(grouped, frameBoxes(grouped), c, into)).toEqual({ thread: ui });
    const joined = settleMoved(grouped, into);
    expect(joined.actors[c]?.thread).toBe(ui);
    expect(joined.threads[flow.actors[c]?.thread ?? '']).toBeUndefined();
    const left = settleMoved(joined, new Map([[c, { x: 200, y: 900 }]]));
    expect(left.threads[left.actors[c]?.thread ?? '']?.name).toBe('C');
    expect(left.layout.actors[c]).toEqual({ x: 200, y: 900 });
  });

  it('keeps actors on their thread when they move together, and carries them with their frame', () => {
    const { flow, a, b } = three();
    const grouped = groupOnThread(flow, [a, b], 'ui').flow;
    const ui = grouped.actors[a]?.thread ?? '';
    const far = new Map([
      [a, { x: 0, y: 2000 }],
      [b, { x: 400, y: 2000 }],
    ]);
    expect(settleMoved(grouped, far).actors[a]?.thread).toBe(ui);
    const frame = frameBoxes(grouped).get(ui);
    const dragged = withFrames(grouped, new Map([[ui, { x: (frame?.x ?? 0) + 40, y: (frame?.y ?? 0) + 8 }]]));
    const carried = settleMoved(grouped, dragged);
    expect(carried.layout.actors[a]).toEqual({ x: 40, y: 8 });
    expect(carried.layout.actors[b]).toEqual({ x: 440, y: 8 });
    expect(carried.actors[a]?.thread).toBe(ui);
  });
});
