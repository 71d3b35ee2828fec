import type { Bars } from '../reading/bars.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { type Arrow, distanceTo } from './arrows.ts';
import { type Layout, laneAt, rowAt } from './lanes.ts';
import { nsPerPx, type TimeScale, timeAt } from './time-scale.ts';

export interface Hit {
  kind: 'bar' | 'arrow';
  /** Row of the message. */
  message: number;
}

/** How far from a bar or an arrow a pointer still means it. */
const BAR_REACH_PX = 3;
const ARROW_REACH_PX = 5;

/**
 * What is under a point of the lanes. A bar wins over an arrow; `arrows` are those on screen.
 * @param yPx from the top of the lanes, which are scrolled by `scrollPx`
 */
export function hitTest(
  store: TraceStore,
  layout: Layout,
  scale: TimeScale,
  arrows: readonly Arrow[],
  xPx: number,
  yPx: number,
  scrollPx = 0,
): Hit | null {
  const box = laneAt(layout, yPx, scrollPx);
  const rows = box?.kind === 'thread' ? (store.lanes[box.index]?.rows ?? []) : [];
  // A collapsed lane shows all of its rows as one; what is painted last is on top.
  const seen = box?.collapsed ? rows.toReversed() : box ? rows.slice(...rowRange(rowAt(box, yPx))) : [];
  const timeNs = timeAt(scale, xPx);
  for (const bars of seen) {
    const exact = barNear(bars, timeNs, 0);
    if (exact >= 0) return { kind: 'bar', message: bars.message[exact] as number };
  }
  let nearest: Arrow | null = null;
  let distance = ARROW_REACH_PX;
  for (const arrow of arrows) {
    const d = distanceTo(arrow, xPx, yPx);
    if (d <= distance) {
      distance = d;
      nearest = arrow;
    }
  }
  if (nearest === null || distance > 2)
    for (const bars of seen) {
      const near = barNear(bars, timeNs, BAR_REACH_PX * nsPerPx(scale));
      if (near >= 0) return { kind: 'bar', message: bars.message[near] as number };
    }
  return nearest === null ? null : { kind: 'arrow', message: nearest.message };
}

/** The one row, or none for -1. */
const rowRange = (row: number): [number, number] => (row < 0 ? [0, 0] : [row, row + 1]);

/** Index of the bar that covers a time, or that lies nearest within `reachNs`; -1 for none. */
export function barNear(bars: Bars, timeNs: number, reachNs: number): number {
  const i = bars.firstEndingAfter(timeNs);
  const ahead = i < bars.n ? (bars.start[i] as number) - timeNs : Number.POSITIVE_INFINITY;
  if (ahead <= 0) return i;
  const behind = i > 0 ? timeNs - (bars.end[i - 1] as number) : Number.POSITIVE_INFINITY;
  if (Math.min(ahead, behind) > reachNs) return -1;
  return ahead <= behind ? i : i - 1;
}
