import type { Box, Flow, Id, Point } from '../document.ts';
import { actorBox, INPUT_OFFSET, portOffset, QUEUE_INPUT_OFFSET, QUEUE_SIZE, queueBox } from '../geometry.ts';

/** Canvas pixels: room kept around a new queue, and the steps in which a free place is looked for. */
const AIR = 16;
const STEP = 24;
const MOST_STEPS = 10;
const GAP = 48;
/** What a wire that has to go back costs, and what lying on something does, in pixels of wire. */
const GOING_BACK = 300;
const COVERING = 4000;
/** For each step away from a place that lines up with something. */
const ASIDE = 14;

/**
 * Where a queue goes that is put between two actors: halfway where that is free, else where its two wires stay
 * short, go ahead as far as they can, and nothing is covered. For an actor that sends to itself, under its card.
 */
export function placeBetween(flow: Flow, from: Id, port: string, to: Id): Point {
  const source = actorBox(flow, from);
  const target = actorBox(flow, to);
  const offset = portOffset(Math.max(0, flow.actors[from]?.ports.indexOf(port) ?? 0));
  const start = { x: source.x + offset.x, y: source.y + offset.y };
  const end = { x: target.x + INPUT_OFFSET.x, y: target.y + INPUT_OFFSET.y };
  const taken = [
    ...Object.keys(flow.actors).map((id) => actorBox(flow, id)),
    ...Object.keys(flow.queues).map((id) => queueBox(flow, id)),
  ];
  const middle = (start.y + end.y) / 2;
  const halfway = (start.x + end.x - QUEUE_SIZE.width) / 2;
  const cheapest = (bases: Point[]): Point => {
    let best: Point = { x: 0, y: 0 };
    let least = Number.POSITIVE_INFINITY;
    for (const base of bases) {
      for (let step = -MOST_STEPS; step <= MOST_STEPS; step++) {
        const x = Math.round(base.x);
        const y = Math.round(base.y + step * STEP - QUEUE_INPUT_OFFSET.y);
        const cost = costOf({ x, y }, start, end, taken) + Math.abs(step) * ASIDE;
        if (cost < least) [best, least] = [{ x, y }, cost];
      }
    }
    return best;
  };
  const under = Math.max(source.y + source.height, target.y + target.height) + GAP + QUEUE_INPUT_OFFSET.y;
  if (from === to) {
    const x = source.x + (source.width - QUEUE_SIZE.width) / 2;
    return { x: Math.round(x), y: under - QUEUE_INPUT_OFFSET.y };
  }
  return cheapest([
    { x: halfway, y: middle },
    { x: start.x + GAP, y: start.y },
    { x: end.x - GAP - QUEUE_SIZE.width, y: end.y },
    { x: halfway, y: under },
  ]);
}

function costOf(at: Point, start: Point, end: Point, taken: readonly Box[]): number {
  const y = at.y + QUEUE_INPUT_OFFSET.y;
  const box = { ...at, ...QUEUE_SIZE };
  const covered = taken.filter((other) => overlap(box, other)).length;
  return (
    wireCost(start, { x: at.x, y }) + wireCost({ x: at.x + QUEUE_SIZE.width, y }, end) + covered * COVERING
  );
}

/** A wire leaves to the right and enters from the left. */
function wireCost(from: Point, to: Point): number {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return to.x - from.x < AIR ? length + GOING_BACK : length;
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width + AIR &&
  b.x < a.x + a.width + AIR &&
  a.y < b.y + b.height + AIR &&
  b.y < a.y + a.height + AIR;
