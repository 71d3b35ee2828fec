/** What a pointer does on the map of the whole run. */
import { between, panBy, type TimeScale, timeAt, xOf } from '@/trace/lanes/time-scale.ts';

export type MapDoes = 'pan' | 'from' | 'to' | 'new';

export interface MapPress {
  does: MapDoes;
  xPx: number;
  /** What was in view. */
  view: TimeScale;
}

/** How far from an edge of the part in view a pointer still means it. */
const REACH_PX = 5;
const LEAST_PX = 3;

/** @param whole the scale of the map */
export function meaningAt(whole: TimeScale, view: TimeScale, xPx: number): MapDoes {
  const from = xOf(whole, view.startNs);
  const to = xOf(whole, view.endNs);
  // A narrow part is moved, not resized, or it could not be moved at all.
  const reach = Math.min(REACH_PX, (to - from) / 4);
  if (Math.abs(xPx - from) <= reach) return 'from';
  if (Math.abs(xPx - to) <= reach) return 'to';
  return xPx > from && xPx < to ? 'pan' : 'new';
}

/** The view after the pointer has come to `xPx`; null where nothing changes. */
export function dragView(
  whole: TimeScale,
  { does, xPx: pressedPx, view }: MapPress,
  xPx: number,
): TimeScale | null {
  if (does === 'pan') {
    const startNs = timeAt(whole, xOf(whole, view.startNs) + xPx - pressedPx);
    return panBy(view, xOf(view, startNs));
  }
  const at = timeAt(whole, Math.max(0, Math.min(whole.widthPx, xPx)));
  const other = does === 'new' ? timeAt(whole, pressedPx) : does === 'from' ? view.endNs : view.startNs;
  if (Math.abs(xOf(whole, at) - xOf(whole, other)) < LEAST_PX) return null;
  return between(view, Math.min(at, other), Math.max(at, other));
}
