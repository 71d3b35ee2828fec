/** The one place that turns time into pixels and back. A scale is a value: every change makes a new one. */
import { Fold, type Gaps } from './fold.ts';

export interface TimeScale {
  /** Nanoseconds since the start of the run at the left edge and at the right edge. */
  startNs: number;
  endNs: number;
  /** CSS pixels between them, 1 or more. */
  widthPx: number;
  /** Where idle time is folded: how. Its zoom is that of the scale. */
  fold?: Fold;
}

/** Closest that a user can zoom in. */
const LEAST_SPAN_NS = 1000;
const MOST_SPAN_NS = 200 * 86_400e9;

/** Nanoseconds a pixel; with folds, outside of them. */
export const nsPerPx = (scale: TimeScale) =>
  scale.fold?.nsPerPx ?? (scale.endNs - scale.startNs) / scale.widthPx;
/** Nanoseconds that the width would show without folds. */
export const spanOf = (scale: TimeScale) => nsPerPx(scale) * scale.widthPx;

export function xOf(scale: TimeScale, timeNs: number): number {
  const { fold, startNs, endNs, widthPx } = scale;
  if (fold !== undefined) return fold.pxOf(timeNs) - fold.pxOf(startNs);
  return ((timeNs - startNs) / (endNs - startNs)) * widthPx;
}

export function timeAt(scale: TimeScale, xPx: number): number {
  const { fold, startNs, endNs, widthPx } = scale;
  if (fold !== undefined) return fold.timeAt(fold.pxOf(startNs) + xPx);
  return startNs + (xPx / widthPx) * (endNs - startNs);
}

/** A scale of `nsPerPx` that has `timeNs` at `xPx`. */
function placed(scale: TimeScale, zoom: number, timeNs: number, xPx: number): TimeScale {
  const { widthPx } = scale;
  if (scale.fold === undefined) {
    const startNs = timeNs - xPx * zoom;
    return { ...scale, startNs, endNs: startNs + zoom * widthPx };
  }
  const fold = scale.fold.zoomed(zoom);
  const left = fold.pxOf(timeNs) - xPx;
  return { startNs: fold.timeAt(left), endNs: fold.timeAt(left + widthPx), widthPx, fold };
}

/** The time under `xPx` stays there; `factor` below 1 zooms in. */
export function zoomAt(scale: TimeScale, xPx: number, factor: number): TimeScale {
  const span = Math.min(MOST_SPAN_NS, Math.max(LEAST_SPAN_NS, spanOf(scale) * factor));
  return placed(scale, span / scale.widthPx, timeAt(scale, xPx), xPx);
}

/** Content moves to the left by `dxPx`. */
export function panBy(scale: TimeScale, dxPx: number): TimeScale {
  return placed(scale, nsPerPx(scale), scale.startNs, -dxPx);
}

/** The same zoom and left edge in another width. */
export function resized(scale: TimeScale, widthPx: number): TimeScale {
  return scale.fold === undefined
    ? { ...scale, widthPx }
    : placed({ ...scale, widthPx }, nsPerPx(scale), scale.startNs, 0);
}

/** Shows [startNs, endNs] from edge to edge, as far as the closest zoom allows. */
export function between(scale: TimeScale, startNs: number, endNs: number): TimeScale {
  const { fold, widthPx } = scale;
  const span = Math.max(LEAST_SPAN_NS, endNs - startNs);
  if (fold === undefined) return { ...scale, startNs, endNs: startNs + span };
  const zoom = fold.zoomFor(startNs, startNs + span, widthPx, LEAST_SPAN_NS / widthPx);
  return placed(scale, zoom, startNs, 0);
}

/** Shows [startNs, endNs] with a little air at both ends. */
export function fitted(scale: TimeScale, startNs: number, endNs: number): TimeScale {
  const span = Math.max(LEAST_SPAN_NS, endNs - startNs);
  if (scale.fold === undefined)
    return { ...scale, startNs: startNs - span * 0.02, endNs: startNs + span * 1.03 };
  const { widthPx } = scale;
  const narrow = between({ ...scale, widthPx: widthPx * 0.95 }, startNs, startNs + span);
  return placed(scale, nsPerPx(narrow), startNs, widthPx * 0.02);
}

/** Keeps the zoom and puts `timeNs` at the share `at` (0 left, 1 right) of the width. */
export function endAt(scale: TimeScale, timeNs: number, at = 1): TimeScale {
  return placed(scale, nsPerPx(scale), timeNs, scale.widthPx * at);
}

/** Keeps at least a tenth of the width over [firstNs, lastNs], so that nobody gets lost in empty time. */
export function within(scale: TimeScale, firstNs: number, lastNs: number): TimeScale {
  const last = xOf(scale, lastNs);
  const first = xOf(scale, firstNs);
  if (last < scale.widthPx * 0.1) return endAt(scale, lastNs, 0.1);
  if (first > scale.widthPx * 0.9) return endAt(scale, firstNs, 0.9);
  return scale;
}

/** Moves as little as needed to show `startNs`; the same scale where it is in view. */
export function reveal(scale: TimeScale, startNs: number, endNs: number): TimeScale {
  if (endNs >= scale.startNs && startNs <= scale.endNs) return scale;
  return endAt(scale, startNs, 0.4);
}

/** Folds these gaps, or none, and still shows what was in view. */
export function foldedBy(scale: TimeScale, gaps: Gaps | null): TimeScale {
  const { startNs, endNs, widthPx } = scale;
  const next = { startNs, endNs, widthPx };
  if (gaps === null) return next;
  const fold = new Fold(gaps, nsPerPx({ startNs, endNs, widthPx }));
  return between({ ...next, fold }, startNs, endNs);
}

/** The gaps of a scale that folds have become others: its zoom and left edge stay. */
export function refolded(scale: TimeScale, gaps: Gaps): TimeScale {
  const zoom = nsPerPx(scale);
  return placed({ ...scale, fold: new Fold(gaps, zoom) }, zoom, scale.startNs, 0);
}

/**
 * Times at the edges of so many columns of equal width, one more than columns: what a painter that goes from pixel to
 * pixel asks the levels of detail for.
 */
export function columnTimes(scale: TimeScale, columns: number, into: Float64Array): Float64Array {
  const times = into.length > columns ? into : new Float64Array(columns + 1);
  const { fold, startNs, endNs, widthPx } = scale;
  const wide = widthPx / columns;
  const left = fold?.pxOf(startNs) ?? 0;
  for (let x = 0; x <= columns; x++)
    times[x] =
      fold === undefined ? startNs + (x / columns) * (endNs - startNs) : fold.timeAt(left + x * wide);
  return times;
}
