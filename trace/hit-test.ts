import { type Arrow, distanceTo } from './arrows.ts';
import type { Bars } from './bars.ts';
import { type LaneBox, laneAt, rowAt } from './lanes.ts';
import { nsPerPx, type TimeScale, timeAt } from './time-scale.ts';
import type { TraceStore } from './trace-store.ts';

export interface Hit {
  kind: 'bar' | 'arrow';
  /** Row of the message. */
  message: number;
}

/** How far from a bar or an arrow a pointer still means it. */
const BAR_REACH_PX = 3;
const ARROW_REACH_PX = 5;

/** What is under a point of the lanes. A bar wins over an arrow; `arrows` are those on screen. */
export function hitTest(
  store: TraceStore,
  boxes: readonly LaneBox[],
  scale: TimeScale,
  arrows: readonly Arrow[],
  xPx: number,
  yPx: number,
): Hit | null {
  const box = laneAt(boxes, yPx);
  const bars = box?.kind === 'thread' ? store.lanes[box.index]?.rows[rowAt(box, yPx)] : undefined;
  const exact = bars === undefined ? -1 : barNear(bars, timeAt(scale, xPx), 0);
  if (exact >= 0) return { kind: 'bar', message: (bars as Bars).message[exact] as number };
  let nearest: Arrow | null = null;
  let distance = ARROW_REACH_PX;
  for (const arrow of arrows) {
    const d = distanceTo(arrow, xPx, yPx);
    if (d <= distance) {
      distance = d;
      nearest = arrow;
    }
  }
  const near = bars === undefined ? -1 : barNear(bars, timeAt(scale, xPx), BAR_REACH_PX * nsPerPx(scale));
  if (near >= 0 && (nearest === null || distance > 2))
    return { kind: 'bar', message: (bars as Bars).message[near] as number };
  return nearest === null ? null : { kind: 'arrow', message: nearest.message };
}

/** Index of the bar that covers a time, or that lies nearest within `reachNs`; -1 for none. */
export function barNear(bars: Bars, timeNs: number, reachNs: number): number {
  const i = bars.firstEndingAfter(timeNs);
  const ahead = i < bars.n ? (bars.start[i] as number) - timeNs : Number.POSITIVE_INFINITY;
  if (ahead <= 0) return i;
  const behind = i > 0 ? timeNs - (bars.end[i - 1] as number) : Number.POSITIVE_INFINITY;
  if (Math.min(ahead, behind) > reachNs) return -1;
  return ahead <= behind ? i : i - 1;
}
