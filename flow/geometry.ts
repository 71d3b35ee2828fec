/** Sizes of what is drawn, in canvas pixels at zoom 1; the canvas, pictures and the arrangement share them. */
import type { Actor, Box, Flow, Id, Point } from './document.ts';

export interface Size {
  width: number;
  height: number;
}

const ACTOR_WIDTH = 160;
const ACTOR_MIN_HEIGHT = 64;
const FIRST_PORT_Y = 32;
const PORT_STEP_Y = 18;
const PORT_FOOT = 14;
export const QUEUE_SIZE: Size = { width: 132, height: 40 };
/** Room between a frame and its actors; the top carries the thread's label. */
export const FRAME_PADDING = { top: 28, right: 18, bottom: 18, left: 18 };

export function actorSize(actor: Pick<Actor, 'ports'>): Size {
  const ports = FIRST_PORT_Y + (actor.ports.length - 1) * PORT_STEP_Y + PORT_FOOT;
  return { width: ACTOR_WIDTH, height: Math.max(ACTOR_MIN_HEIGHT, ports) };
}

/** Where wires leave the card, from its left upper corner. */
export function portOffset(index: number): Point {
  return { x: ACTOR_WIDTH, y: FIRST_PORT_Y + index * PORT_STEP_Y };
}

/** Where wires enter the card, from its left upper corner. */
export const INPUT_OFFSET: Point = { x: 0, y: FIRST_PORT_Y };
export const QUEUE_INPUT_OFFSET: Point = { x: 0, y: QUEUE_SIZE.height / 2 };
export const QUEUE_OUTPUT_OFFSET: Point = { x: QUEUE_SIZE.width, y: QUEUE_SIZE.height / 2 };

const ORIGIN: Point = { x: 0, y: 0 };

/** A record without a position (in a file written by hand) is at the origin; see `isUnplaced`. */
export function actorBox(flow: Flow, id: Id): Box {
  const actor = flow.actors[id];
  return { ...(flow.layout.actors[id] ?? ORIGIN), ...actorSize(actor ?? { ports: [] }) };
}

export function queueBox(flow: Flow, id: Id): Box {
  return { ...(flow.layout.queues[id] ?? ORIGIN), ...QUEUE_SIZE };
}

/** True when something has no position yet, so that the flow is to be arranged before it is shown. */
export function isUnplaced(flow: Flow): boolean {
  return (
    Object.keys(flow.actors).some((id) => flow.layout.actors[id] === undefined) ||
    Object.keys(flow.queues).some((id) => flow.layout.queues[id] === undefined)
  );
}

/** Frames of all threads: what their actors need with padding, united with the box the user gave. */
export function threadBoxes(flow: Flow): Map<Id, Box> {
  const boxes = new Map<Id, Box>();
  for (const [id, actor] of Object.entries(flow.actors)) {
    const { x, y, width, height } = actorBox(flow, id);
    const padded = {
      x: x - FRAME_PADDING.left,
      y: y - FRAME_PADDING.top,
      width: width + FRAME_PADDING.left + FRAME_PADDING.right,
      height: height + FRAME_PADDING.top + FRAME_PADDING.bottom,
    };
    boxes.set(actor.thread, unite(boxes.get(actor.thread), padded));
  }
  for (const [id, box] of Object.entries(flow.layout.threads)) boxes.set(id, unite(boxes.get(id), box));
  return boxes;
}

/** Room between a restart group's line and its actors: less than a thread's frame leaves, so that it lies inside. */
const GROUP_PADDING_PX = 11;

/** Frames of restart groups: what their members need. `moved`: places that stand in for those of the document. */
export function groupBoxes(flow: Flow, moved?: ReadonlyMap<Id, Point> | null): Map<string, Box> {
  const boxes = new Map<string, Box>();
  for (const [id, { group }] of Object.entries(flow.actors)) {
    if (group === undefined) continue;
    const { x, y, width, height } = { ...actorBox(flow, id), ...moved?.get(id) };
    const padded = {
      x: x - GROUP_PADDING_PX,
      y: y - GROUP_PADDING_PX,
      width: width + 2 * GROUP_PADDING_PX,
      height: height + 2 * GROUP_PADDING_PX,
    };
    boxes.set(group, unite(boxes.get(group), padded));
  }
  return boxes;
}

/** Bounds of everything drawn; null for an empty flow. */
export function flowBounds(flow: Flow): Box | null {
  let all: Box | undefined;
  for (const box of threadBoxes(flow).values()) all = unite(all, box);
  for (const id of Object.keys(flow.queues)) all = unite(all, queueBox(flow, id));
  return all ?? null;
}

export function unite(a: Box | undefined, b: Box): Box {
  if (a === undefined) return b;
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  const width = Math.max(a.x + a.width, b.x + b.width) - x;
  const height = Math.max(a.y + a.height, b.y + b.height) - y;
  return { x, y, width, height };
}
