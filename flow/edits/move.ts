import type { Box, Flow, Id, Point } from '../document.ts';
import { actorBox, queueBox } from '../geometry.ts';
import { actorsIn, type Selected } from '../selection.ts';

/** Sets positions of actors' and queues' left upper corners; those not named stay. */
export function moveTo(flow: Flow, to: { actors?: Record<Id, Point>; queues?: Record<Id, Point> }): Flow {
  const actors = place(flow.layout.actors, flow.actors, to.actors);
  const queues = place(flow.layout.queues, flow.queues, to.queues);
  if (actors === flow.layout.actors && queues === flow.layout.queues) return flow;
  return { ...flow, layout: { ...flow.layout, actors, queues } };
}

/** Moves what is selected; a thread takes its actors and its frame along. */
export function moveBy(flow: Flow, selected: Partial<Selected>, by: Point): Flow {
  if (by.x === 0 && by.y === 0) return flow;
  const actors: Record<Id, Point> = {};
  const queues: Record<Id, Point> = {};
  for (const id of actorsIn(flow, selected)) actors[id] = shifted(actorBox(flow, id), by);
  for (const id of selected.queues ?? []) queues[id] = shifted(queueBox(flow, id), by);
  const moved = moveTo(flow, { actors, queues });
  const frames: Record<Id, Box> = {};
  for (const id of selected.threads ?? []) {
    const box = flow.layout.threads[id];
    if (box !== undefined) frames[id] = { ...box, ...shifted(box, by) };
  }
  if (Object.keys(frames).length === 0) return moved;
  return { ...moved, layout: { ...moved.layout, threads: { ...moved.layout.threads, ...frames } } };
}

function shifted(from: Point, by: Point): Point {
  return { x: within(from.x + by.x), y: within(from.y + by.y) };
}

/** The document's own bound: a card dragged further could never be saved. */
const LIMIT_PX = 1_000_000;

function within(coordinate: number): number {
  return Math.max(-LIMIT_PX, Math.min(LIMIT_PX, coordinate));
}

function place(
  before: Record<Id, Point>,
  records: Record<Id, unknown>,
  to: Record<Id, Point> = {},
): Record<Id, Point> {
  const bounded = Object.entries(to).map(([id, { x, y }]) => [id, { x: within(x), y: within(y) }] as const);
  const changes = bounded.filter(([id, { x, y }]) => {
    const old = before[id];
    return Object.hasOwn(records, id) && (old === undefined || old.x !== x || old.y !== y);
  });
  return changes.length === 0 ? before : { ...before, ...Object.fromEntries(changes) };
}
