/** Arrows from where a message was sent to where it was taken. */
import { SentFlag } from '../runtime/protocol/trace-file.ts';
import type { Bars } from './bars.ts';
import { type LaneBox, rowMiddle } from './lanes.ts';
import type { TimeScale } from './time-scale.ts';
import { xOf } from './time-scale.ts';
import type { TraceStore } from './trace-store.ts';

export interface Arrow {
  /** Row of the message. */
  message: number;
  fromXPx: number;
  fromYPx: number;
  toXPx: number;
  toYPx: number;
  /** Colour: thread of the sender. */
  thread: number;
}

/** Null where it was not sent from a lane or not taken yet. `boxes` by thread. */
export function arrowOf(
  store: TraceStore,
  boxes: readonly LaneBox[],
  scale: TimeScale,
  row: number,
): Arrow | null {
  const { messages } = store;
  const sent = messages.sent[row] as number;
  const taken = messages.taken[row] as number;
  const thread = store.threadOf(messages.from[row] as number);
  const from = boxes[thread];
  const to = boxes[store.threadOf(messages.to[row] as number)];
  if (Number.isNaN(sent) || Number.isNaN(taken) || from === undefined || to === undefined) return null;
  const cause = messages.cause[row] as number;
  const fromRow =
    cause >= 0 && messages.to[cause] === messages.from[row] ? (messages.slot[cause] as number) : 0;
  return {
    message: row,
    thread,
    fromXPx: xOf(scale, sent),
    fromYPx: rowMiddle(from, fromRow),
    toXPx: xOf(scale, taken),
    toYPx: rowMiddle(to, messages.slot[row] as number),
  };
}

/** Sent by the runtime to the one who takes them: an arrow would only point at itself. */
const TO_SELF = SentFlag.timer | SentFlag.start | SentFlag.stop;

/** Messages from one actor to another that were taken in view, or null where more than `limit` were taken: more arrows would tell less. */
export function arrowsInView(
  store: TraceStore,
  boxes: readonly LaneBox[],
  scale: TimeScale,
  limit: number,
): Arrow[] | null {
  let count = 0;
  const ranges: [Bars, number, number][] = [];
  for (const lane of store.lanes)
    for (const bars of lane.rows) {
      const first = bars.firstStartingAfter(scale.startNs);
      const last = bars.firstStartingAfter(scale.endNs);
      count += last - first;
      if (count > limit) return null;
      if (last > first) ranges.push([bars, first, last]);
    }
  const arrows: Arrow[] = [];
  for (const [bars, first, last] of ranges)
    for (let i = first; i < last; i++) {
      const message = bars.message[i] as number;
      if ((store.messages.flags[message] as number) & TO_SELF) continue;
      const arrow = arrowOf(store, boxes, scale, message);
      if (arrow !== null) arrows.push(arrow);
    }
  return arrows;
}

/** The selected message with what caused it and what it caused: at most `limit` effects. */
export function arrowsAround(
  store: TraceStore,
  boxes: readonly LaneBox[],
  scale: TimeScale,
  row: number,
  limit = 100,
): { own: Arrow | null; cause: Arrow | null; effects: Arrow[] } {
  const cause = store.messages.cause[row] as number;
  const at = (r: number) => arrowOf(store, boxes, scale, r);
  return {
    own: at(row),
    cause: cause >= 0 ? at(cause) : null,
    effects: store.messages
      .effectsOf(row, limit)
      .map(at)
      .filter((a) => a !== null),
  };
}

/** The curve an arrow is drawn along: leaves and arrives level. Control points of a cubic. */
export function curveOf(arrow: Arrow): { c1x: number; c2x: number } {
  const reach = Math.max(12, Math.min(80, Math.abs(arrow.toXPx - arrow.fromXPx) * 0.5));
  return { c1x: arrow.fromXPx + reach, c2x: arrow.toXPx - reach };
}

/** Distance in pixels from a point to the arrow's curve. */
export function distanceTo(arrow: Arrow, xPx: number, yPx: number): number {
  const { c1x, c2x } = curveOf(arrow);
  let best = Number.POSITIVE_INFINITY;
  let px = arrow.fromXPx;
  let py = arrow.fromYPx;
  for (let i = 1; i <= 24; i++) {
    const t = i / 24;
    const u = 1 - t;
    const x = u * u * u * arrow.fromXPx + 3 * u * u * t * c1x + 3 * u * t * t * c2x + t * t * t * arrow.toXPx;
    const y = (u * u * u + 3 * u * u * t) * arrow.fromYPx + (3 * u * t * t + t * t * t) * arrow.toYPx;
    const lx = x - px;
    const ly = y - py;
    const length = lx * lx + ly * ly;
    const k = length === 0 ? 0 : Math.max(0, Math.min(1, ((xPx - px) * lx + (yPx - py) * ly) / length));
    best = Math.min(best, Math.hypot(xPx - px - k * lx, yPx - py - k * ly));
    px = x;
    py = y;
  }
  return best;
}
