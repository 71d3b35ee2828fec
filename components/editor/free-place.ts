import type { Box, Flow, Point } from '@/flow/document.ts';
import { actorBox, queueBox, type Size } from '@/flow/geometry.ts';

const GAP = 16;
const STEP = 24;

/** The place wanted, or the nearest one below and beside it where nothing lies yet. */
export function freePlace(flow: Flow, wanted: Point, size: Size): Point {
  const taken = [
    ...Object.keys(flow.actors).map((id) => actorBox(flow, id)),
    ...Object.keys(flow.queues).map((id) => queueBox(flow, id)),
  ];
  for (let ring = 0; ring < 40; ring++) {
    for (let side = 0; side <= ring; side++) {
      const down = ring - side;
      const at = { x: wanted.x + side * STEP, y: wanted.y + down * STEP };
      if (!taken.some((box) => overlaps(box, { ...at, ...size }))) return at;
    }
  }
  return wanted;
}

function overlaps(a: Box, b: Box): boolean {
  return (
    a.x < b.x + b.width + GAP &&
    b.x < a.x + a.width + GAP &&
    a.y < b.y + b.height + GAP &&
    b.y < a.y + a.height + GAP
  );
}
