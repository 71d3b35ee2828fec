/** The one place that turns time into pixels and back. A scale is a value: every change makes a new one. */
export interface TimeScale {
  /** Nanoseconds since the start of the run at the left edge and at the right edge. */
  startNs: number;
  endNs: number;
  /** CSS pixels between them, 1 or more. */
  widthPx: number;
}

/** Closest that a user can zoom in. */
const LEAST_SPAN_NS = 1000;
const MOST_SPAN_NS = 200 * 86_400e9;

export const spanOf = (scale: TimeScale) => scale.endNs - scale.startNs;
export const nsPerPx = (scale: TimeScale) => (scale.endNs - scale.startNs) / scale.widthPx;
export const xOf = (scale: TimeScale, timeNs: number) =>
  ((timeNs - scale.startNs) / (scale.endNs - scale.startNs)) * scale.widthPx;
export const timeAt = (scale: TimeScale, xPx: number) =>
  scale.startNs + (xPx / scale.widthPx) * (scale.endNs - scale.startNs);

/** The time under `xPx` stays there; `factor` below 1 zooms in. */
export function zoomAt(scale: TimeScale, xPx: number, factor: number): TimeScale {
  const span = Math.min(MOST_SPAN_NS, Math.max(LEAST_SPAN_NS, spanOf(scale) * factor));
  const startNs = timeAt(scale, xPx) - (xPx / scale.widthPx) * span;
  return { ...scale, startNs, endNs: startNs + span };
}

/** Content moves to the left by `dxPx`. */
export function panBy(scale: TimeScale, dxPx: number): TimeScale {
  const shift = dxPx * nsPerPx(scale);
  return { ...scale, startNs: scale.startNs + shift, endNs: scale.endNs + shift };
}

/** Shows [startNs, endNs] with a little air at both ends. */
export function fitted(scale: TimeScale, startNs: number, endNs: number): TimeScale {
  const span = Math.max(LEAST_SPAN_NS, endNs - startNs);
  return { ...scale, startNs: startNs - span * 0.02, endNs: startNs + span * 1.03 };
}

/** Keeps the span and puts `timeNs` at the share `at` (0 left, 1 right) of the width. */
export function endAt(scale: TimeScale, timeNs: number, at = 1): TimeScale {
  const span = spanOf(scale);
  const startNs = timeNs - span * at;
  return { ...scale, startNs, endNs: startNs + span };
}

/** Keeps at least a tenth of the width over [firstNs, lastNs], so that nobody gets lost in empty time. */
export function within(scale: TimeScale, firstNs: number, lastNs: number): TimeScale {
  const span = spanOf(scale);
  const latestStart = lastNs - span * 0.1;
  const earliestStart = firstNs - span * 0.9;
  const startNs = Math.max(earliestStart, Math.min(latestStart, scale.startNs));
  return startNs === scale.startNs ? scale : { ...scale, startNs, endNs: startNs + span };
}

/** Moves as little as needed to show `startNs`; the same scale where it is in view. */
export function reveal(scale: TimeScale, startNs: number, endNs: number): TimeScale {
  if (endNs >= scale.startNs && startNs <= scale.endNs) return scale;
  return endAt(scale, startNs, 0.4);
}
