/** Arrows from where a message was sent to where it was taken. */
import { SentFlag } from '../../runtime/protocol/trace-file.ts';
import { causesOf, effectsOf } from '../chains/chain.ts';
import type { Bars } from '../reading/bars.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { type LaneBox, rowMiddle } from './lanes.ts';
import type { TimeScale } from './time-scale.ts';
import { xOf } from './time-scale.ts';

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

/** Where each thread is seen, by index. */
export type Places = readonly (LaneBox | undefined)[];

/** Null where it was not sent from a lane or not taken yet. */
export function arrowOf(store: TraceStore, places: Places, scale: TimeScale, row: number): Arrow | null {
  const { messages } = store;
  const sent = messages.sent[row] as number;
  const taken = messages.taken[row] as number;
  const thread = store.threadOf(messages.from[row] as number);
  const from = places[thread];
  const to = places[store.threadOf(messages.to[row] as number)];
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

/** Bars of messages that were taken in view, row by row, and how many there are in all. */
function takenInView(store: TraceStore, startNs: number, endNs: number) {
  let total = 0;
  const ranges: [Bars, number, number][] = [];
  for (const lane of store.lanes)
    for (const bars of lane.rows) {
      const first = bars.firstStartingAfter(startNs);
      const last = bars.firstStartingAfter(endNs);
      if (last <= first) continue;
      total += last - first;
      ranges.push([bars, first, last]);
    }
  return { ranges, total };
}

function arrowsOf(
  store: TraceStore,
  places: Places,
  scale: TimeScale,
  ranges: readonly [Bars, number, number][],
): Arrow[] {
  const arrows: Arrow[] = [];
  for (const [bars, first, last] of ranges)
    for (let i = first; i < last; i++) {
      const message = bars.message[i] as number;
      if ((store.messages.flags[message] as number) & TO_SELF) continue;
      const arrow = arrowOf(store, places, scale, message);
      if (arrow !== null) arrows.push(arrow);
    }
  return arrows;
}

/** Messages from one actor to another that were taken in view, or null where more than `limit` were taken: more arrows would tell less. */
export function arrowsInView(
  store: TraceStore,
  places: Places,
  scale: TimeScale,
  limit: number,
): Arrow[] | null {
  const { ranges, total } = takenInView(store, scale.startNs, scale.endNs);
  if (total > limit) return null;
  return arrowsOf(store, places, scale, ranges);
}

/** The same for about the first `limit` of them, in time; `total` is how many were taken in view. */
export function firstArrowsInView(
  store: TraceStore,
  places: Places,
  scale: TimeScale,
  limit: number,
): { arrows: Arrow[]; total: number } {
  const { total } = takenInView(store, scale.startNs, scale.endNs);
  let untilNs = scale.endNs;
  if (total > limit) {
    let low = scale.startNs;
    for (let i = 0; i < 48; i++) {
      const middle = (low + untilNs) / 2;
      if (takenInView(store, scale.startNs, middle).total > limit) untilNs = middle;
      else low = middle;
    }
    untilNs = low;
  }
  const { ranges } = takenInView(store, scale.startNs, untilNs);
  return { arrows: arrowsOf(store, places, scale, ranges), total };
}

/**
 * The selected message with what caused it and what it caused: one step, or all of its chain.
 * @param limit so many effects at most, and so many causes
 */
export function arrowsAround(
  store: TraceStore,
  places: Places,
  scale: TimeScale,
  row: number,
  isWhole = false,
  limit = 100,
): { own: Arrow | null; causes: Arrow[]; effects: Arrow[] } {
  const { messages } = store;
  const known = (rows: readonly number[]) =>
    rows.map((r) => arrowOf(store, places, scale, r)).filter((arrow) => arrow !== null);
  return {
    own: arrowOf(store, places, scale, row),
    causes: known(causesOf(messages, row, isWhole ? limit : 1)),
    effects: known(isWhole ? effectsOf(messages, row, limit) : messages.effectsOf(row, limit)),
  };
}

export interface Curve {
  c1x: number;
  c1y: number;
  c2x: number;
  c2y: number;
}

/** The curve an arrow is drawn along, nearly straight: it bends a little, and never runs back. Control points of a cubic. */
export function curveOf({ fromXPx, fromYPx, toXPx, toYPx }: Arrow): Curve {
  const dx = toXPx - fromXPx;
  const dy = toYPx - fromYPx;
  return {
    ...{ c1x: fromXPx + dx * 0.35, c1y: fromYPx + dy * 0.12 },
    ...{ c2x: toXPx - dx * 0.35, c2y: toYPx - dy * 0.12 },
  };
}

/** Distance in pixels from a point to the arrow's curve. */
export function distanceTo(arrow: Arrow, xPx: number, yPx: number): number {
  const { c1x, c1y, c2x, c2y } = curveOf(arrow);
  const { fromXPx, fromYPx, toXPx, toYPx } = arrow;
  let best = Number.POSITIVE_INFINITY;
  let px = fromXPx;
  let py = fromYPx;
  for (let i = 1; i <= 24; i++) {
    const t = i / 24;
    const u = 1 - t;
    const x = u * u * u * fromXPx + 3 * u * u * t * c1x + 3 * u * t * t * c2x + t * t * t * toXPx;
    const y = u * u * u * fromYPx + 3 * u * u * t * c1y + 3 * u * t * t * c2y + t * t * t * toYPx;
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
