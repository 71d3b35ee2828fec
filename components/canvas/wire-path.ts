import type { Box, Point } from '@/flow/document.ts';

/**
 * The way of a wire: it leaves to the right and enters from the left. One that has to go back turns round at both
 * ends and runs along a lane: between its ends where they lie above each other, else over or under both.
 */
interface Way {
  /** Control points where it goes ahead; null where it has to go back. */
  ahead: [Point, Point] | null;
  laneY: number;
  /** How far it swings out at each end. */
  out: [number, number];
}

/** Back over no more than a card, a capsule and the room around them: between its ends the way is then free. */
const NARROW = 420;
const ROOM = 64;

function wayOf(from: Point, to: Point): Way {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  if (dx >= 16) {
    const reach = Math.max(dx / 2, Math.min(40, Math.abs(dy) / 2));
    return {
      ahead: [
        { x: from.x + reach, y: from.y },
        { x: to.x - reach, y: to.y },
      ],
      laneY: 0,
      out: [0, 0],
    };
  }
  const between = Math.abs(dy) >= 90 && dx > -NARROW;
  // Ends that are measured may differ by a part of a pixel from those that are known.
  const over = dy >= -1 ? Math.min(from.y, to.y) - ROOM : Math.max(from.y, to.y) + ROOM;
  const laneY = between ? from.y + dy / 2 : over;
  const swing = (end: Point) => Math.min(72, 22 + Math.abs(laneY - end.y) * 0.32);
  return { ahead: null, laneY, out: [swing(from), swing(to)] };
}

export function wirePath(from: Point, to: Point): string {
  const { ahead, laneY, out } = wayOf(from, to);
  if (ahead) return `M${at(from)} C${at(ahead[0])} ${at(ahead[1])} ${at(to)}`;
  const right = from.x + out[0];
  const left = to.x - out[1];
  return (
    `M${at(from)} C${xy(right, from.y)} ${xy(right, laneY)} ${xy(from.x, laneY)}` +
    ` L${xy(to.x, laneY)} C${xy(left, laneY)} ${xy(left, to.y)} ${at(to)}`
  );
}

/** The middle of the wire, where its mark sits. */
export function wireMiddle(from: Point, to: Point): Point {
  const { ahead, laneY } = wayOf(from, to);
  if (!ahead) return { x: (from.x + to.x) / 2, y: laneY };
  const [a, b] = ahead;
  return { x: (from.x + 3 * a.x + 3 * b.x + to.x) / 8, y: (from.y + 3 * a.y + 3 * b.y + to.y) / 8 };
}

/** Room that the wire takes, also where it goes round. */
export function wireBounds(from: Point, to: Point): Box {
  const { ahead, laneY, out } = wayOf(from, to);
  const ys = ahead ? [from.y, to.y] : [from.y, to.y, laneY];
  const xs = ahead ? [from.x, to.x] : [from.x + out[0], to.x - out[1]];
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

const round = (n: number) => Math.round(n * 10) / 10;
const xy = (x: number, y: number) => `${round(x)},${round(y)}`;
const at = ({ x, y }: Point) => xy(x, y);
