/** Ticks on a clock that folds idle time: round times where there is room between two folds, else where a moment begins. */
import { GAP_PX } from './fold.ts';
import { stepFor, type Tick, tickLabel, ticks } from './ticks.ts';
import { nsPerPx, type TimeScale, xOf } from './time-scale.ts';

export interface Break {
  xPx: number;
  widthPx: number;
  /** How long it is. */
  ns: number;
}

/** Room that a label takes beside its tick. */
const LABEL_PX = 40;

/** Folded gaps in view. */
export function breaksIn(scale: TimeScale): Break[] {
  const { fold, startNs, endNs } = scale;
  const found: Break[] = [];
  if (fold === undefined) return found;
  for (let i = fold.firstAfter(startNs); i < fold.n && (fold.start[i] as number) < endNs; i++) {
    const from = fold.start[i] as number;
    found.push({ xPx: xOf(scale, from), widthPx: GAP_PX, ns: (fold.end[i] as number) - from });
  }
  return found;
}

/** `gapPx` or more apart, none inside a folded gap. */
export function foldedTicks(scale: TimeScale, gapPx = 90): Tick[] {
  const { fold, startNs, endNs } = scale;
  if (fold === undefined) return ticks(scale, gapPx);
  const step = stepFor(nsPerPx(scale) * gapPx);
  const found: Tick[] = [];
  let lastPx = Number.NEGATIVE_INFINITY;
  /** Its label would run into the fold. */
  const isCrowded = (xPx: number, i: number) =>
    i < fold.n && xOf(scale, fold.start[i] as number) - xPx < LABEL_PX;
  const add = (timeNs: number, label: string) => {
    const xPx = xOf(scale, timeNs);
    if (xPx - lastPx < gapPx) return;
    found.push({ xPx, timeNs, label });
    lastPx = xPx;
  };
  let from = Math.max(0, startNs);
  for (let i = fold.firstAfter(from); from <= endNs; i++) {
    const to = i < fold.n ? Math.min(endNs, fold.start[i] as number) : endNs;
    const first = Math.ceil(from / step) * step;
    if (from <= to) {
      if (first > to) {
        if (!isCrowded(xOf(scale, from), i)) add(from, tickLabel(from, step / 10));
      } else
        for (let at = first; at <= to; at += step)
          if (!isCrowded(xOf(scale, at), i)) add(at, tickLabel(at, step));
    }
    if (i >= fold.n) break;
    from = fold.end[i] as number;
  }
  return found;
}
