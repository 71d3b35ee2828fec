import { expect, test } from 'vitest';
import { emptyFlow, type Flow } from './document.ts';
import { addActor } from './edits/add-actor.ts';
import { addQueue } from './edits/add-queue.ts';
import { arrange } from './edits/arrange.ts';
import { resizeFrame } from './edits/change-thread.ts';
import { connect } from './edits/connect.ts';
import { placeOnThread } from './edits/place-on-thread.ts';
import {
  actorBox,
  actorSize,
  flowBounds,
  isUnplaced,
  portOffset,
  queueBox,
  threadBoxes,
} from './geometry.ts';
import { smallFlow } from './testing/small-flow.ts';

test('a card grows with its ports, and every port is on it', () => {
  expect(actorSize({ ports: [] })).toEqual({ width: 160, height: 64 });
  for (const count of [1, 2, 3, 8, 32]) {
    const ports = Array.from({ length: count }, (_, index) => `p${index}`);
    expect(portOffset(count - 1).y + 8).toBeLessThanOrEqual(actorSize({ ports }).height);
  }
});

test('a frame holds its actors, and the room the user gave it', () => {
  const { flow, reader, counter } = smallFlow();
  const thread = flow.actors[reader]?.thread ?? '';
  const shared = placeOnThread(flow, [counter], thread);
  expect(threadBoxes(shared).get(thread)).toEqual({ x: -18, y: -28, width: 676, height: 210 });
  const wide = resizeFrame(shared, thread, { x: -100, y: 0, width: 200, height: 500 });
  expect(threadBoxes(wide).get(thread)).toEqual({ x: -100, y: -28, width: 758, height: 528 });
});

test('bounds hold everything; an empty flow has none', () => {
  expect(flowBounds(emptyFlow('A'))).toBeNull();
  const { flow } = addQueue(emptyFlow('A'), { at: { x: 5, y: 6 } });
  expect(flowBounds(flow)).toEqual({ x: 5, y: 6, width: 132, height: 40 });
});

function overlaps(flow: Flow): string[] {
  const boxes = [
    ...Object.keys(flow.actors).map((id) => ({ id, ...actorBox(flow, id) })),
    ...Object.keys(flow.queues).map((id) => ({ id, ...queueBox(flow, id) })),
  ];
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height,
      )
      .map((b) => `${a.id} ${b.id}`),
  );
}

/** Stages in a row, each with a few equal workers, each stage on one thread or on many. */
function pipeline(stages: number, wide: number): Flow {
  let flow = emptyFlow('Pipeline');
  let before: string[] = [];
  for (let stage = 0; stage < stages; stage++) {
    const made: string[] = [];
    let thread: string | undefined;
    for (let i = 0; i < wide; i++) {
      const work = { kind: 'code', code: '' } as const;
      const added = addActor(flow, { name: 'Worker', work, ports: ['out'], at: { x: 0, y: 0 }, thread });
      if (stage % 2 === 0) thread = added.thread;
      flow = added.flow;
      made.push(added.actor);
    }
    for (const [index, from] of before.entries())
      flow = connect(flow, { kind: 'actor', id: from }, { kind: 'actor', id: made[index] ?? '' }).flow;
    before = made;
  }
  return flow;
}

test.for([
  [3, 2],
  [5, 4],
  [20, 20],
])(
  'an arranged flow runs left to right without overlaps: %i stages of %i',
  { timeout: 60_000 },
  ([stages = 0, wide = 0]) => {
    const flow = arrange(pipeline(stages, wide));
    expect(overlaps(flow)).toEqual([]);
    for (const wire of Object.values(flow.wires)) {
      const actor = actorBox(flow, wire.actor).x;
      const queue = queueBox(flow, wire.queue).x;
      if (wire.kind === 'send') expect(actor).toBeLessThan(queue);
      else expect(queue).toBeLessThan(actor);
    }
  },
);

test('frames of an arranged flow hold only their own actors', () => {
  const flow = arrange(pipeline(5, 3));
  const frames = threadBoxes(flow);
  for (const [id, actor] of Object.entries(flow.actors)) {
    const { x, y } = actorBox(flow, id);
    for (const [thread, box] of frames) {
      const inside = x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
      if (inside) expect(thread).toBe(actor.thread);
    }
  }
});

test('arranging keeps the corner, drops frames of the past and gives places to those without', () => {
  const { flow, reader } = smallFlow();
  const thread = flow.actors[reader]?.thread ?? '';
  const framed = resizeFrame(flow, thread, { x: -500, y: -500, width: 10, height: 10 });
  const { x, y } = flowBounds(framed) ?? { x: 0, y: 0 };
  const arranged = arrange(framed);
  expect(flowBounds(arranged)).toMatchObject({ x, y });
  expect(arranged.layout.threads).toEqual({});
  expect(arranged.actors).toBe(flow.actors);
  const bare: Flow = { ...flow, layout: { actors: {}, queues: {}, threads: {} } };
  expect(isUnplaced(bare)).toBe(true);
  expect(isUnplaced(arrange(bare))).toBe(false);
  expect(arrange(emptyFlow('A'))).toEqual(emptyFlow('A'));
});
