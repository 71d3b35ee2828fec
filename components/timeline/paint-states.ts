/**
 * Under the bars, what the thread or the actor was doing: its colour where it worked, faint where it waited on the
 * outside, amber where it waited for others, striped where that was an answer. The pale track is waiting for input.
 */
import { type LaneBox, stateTop } from '@/trace/lanes/lanes.ts';
import { LaneState, type LaneStretch } from '@/trace/lanes/thread-stretches.ts';
import { columnTimes, nsPerPx, xOf } from '@/trace/lanes/time-scale.ts';
import { WaitKind } from '@/trace/waits/wait-columns.ts';
import { over, type Pixels, pixelOf } from './pixels.ts';
import { AXIS_PX, colourOf, type Scene, topOf } from './scene.ts';
import { StateStrip } from './state-strip.ts';

const DASH_PX = 3;
const GAP_PX = 2;
const WHOLE_PX = 4;
const COARSE_PX = 2;
/** Painted one after the other: what needs most to be seen comes last. */
const ORDER: LaneState[] = [LaneState.outside, LaneState.busy, LaneState.answer, LaneState.full];

type StretchesOfActor = readonly (readonly LaneStretch[])[];

const strip = new StateStrip();
let coarseTimes: Float64Array = new Float64Array(0);

export function paintStates(scene: Scene): void {
  const { store, index, scale, boxes } = scene;
  const coarse = coarser(scene);
  for (const box of boxes) {
    if (box.kind !== 'thread' || topOf(scene, box) === null) continue;
    const thread = box.index;
    const top = wholeTop(scene, box);
    track(scene, thread, top, WHOLE_PX);
    const stretches = index.stretches(thread, scale.startNs, scale.endNs);
    const { named = [] } = store.lanes[thread] ?? {};
    const rows = box.headPx > 0 && box.statePx > 0 ? named : [];
    for (const [row] of rows.entries())
      track(scene, thread, stateTop(box, row) - scene.scrollPx + AXIS_PX, box.statePx);
    if (stretches === null) {
      strip.paint(coarse, thread, nsPerPx(scale) * COARSE_PX, top, WHOLE_PX);
      draw(scene, thread, goingOn(scene, thread), top, WHOLE_PX);
      continue;
    }
    draw(scene, thread, stretches.get(-1), top, WHOLE_PX);
    for (const [row, actor] of rows.entries())
      draw(scene, thread, stretches.get(actor), stateTop(box, row) - scene.scrollPx + AXIS_PX, box.statePx);
  }
}

/** What goes on now, of which levels tell nothing yet: by state. */
function goingOn({ store, index, nowNs }: Scene, thread: number): StretchesOfActor {
  const states: LaneStretch[][] = Object.values(LaneState).map(() => []);
  const waits = store.waits.waits[thread];
  const add = (state: LaneState, startNs: number, wait: number) =>
    states[state]?.push({ actor: -1, startNs, endNs: nowNs, state, wait });
  for (const bars of store.lanes[thread]?.rows ?? [])
    if (bars.open) add(LaneState.busy, bars.start[bars.n - 1] as number, -1);
  for (const row of index.waits[thread]?.goingOn ?? [])
    add(
      waits?.kind[row] === WaitKind.full ? LaneState.full : LaneState.answer,
      waits?.start[row] as number,
      row,
    );
  return states;
}

/** Columns of the strip where it is made of shares: four of them are read for each, and nobody sees single pixels. */
function coarser(scene: Scene): Scene {
  const deviceColumns = Math.max(1, Math.round(scene.scale.widthPx / COARSE_PX));
  coarseTimes = columnTimes(scene.scale, deviceColumns, coarseTimes);
  return { ...scene, deviceColumns, deviceTimes: coarseTimes };
}

/** Where the thread's own strip stands: in its line, under its one row, or under all of them. */
export function wholeTop({ scrollPx }: Scene, box: LaneBox): number {
  const top = AXIS_PX - scrollPx;
  if (box.headPx > 0) return top + box.topPx + box.headPx - WHOLE_PX - 3;
  if (box.rows === 1) return top + stateTop(box, 0);
  return top + box.topPx + box.heightPx - WHOLE_PX - 2;
}

/** From the thread's start to its end. */
function track(
  { g, store, scale, palette, nowNs, pixels, ratio }: Scene,
  thread: number,
  y: number,
  heightPx: number,
): void {
  const lane = store.lanes[thread];
  if (lane === undefined) return;
  const from = Math.max(0, xOf(scale, Number.isNaN(lane.startedNs) ? 0 : lane.startedNs));
  const to = Math.min(scale.widthPx, xOf(scale, Number.isNaN(lane.endedNs) ? nowNs : lane.endedNs));
  if (!(to > from)) return;
  if (pixels !== null) {
    const [left, right, top] = [from, to, y].map((px) => Math.round(px * ratio)) as [number, number, number];
    pixels.fill(left, right, top, top + Math.round(heightPx * ratio), pixelOf(palette.line, 1));
    return;
  }
  g.fillStyle = palette.line;
  g.fillRect(from, y, to - from, heightPx);
}

function draw(
  scene: Scene,
  thread: number,
  all: StretchesOfActor | undefined,
  y: number,
  heightPx: number,
): void {
  const { g, scale, palette, pixels, ratio } = scene;
  if (all === undefined) return;
  const track = pixelOf(palette.line, 1);
  pixels?.line.fill(0);
  for (const state of ORDER) {
    const list = all[state] ?? [];
    const first = firstEndingAfter(list, scale.startNs);
    if (first >= list.length || (list[first]?.startNs ?? 0) > scale.endNs) continue;
    const isOwn = state === LaneState.busy || state === LaneState.outside;
    const colour = isOwn ? colourOf(scene, thread) : palette.warn;
    const alpha = state === LaneState.outside ? 0.38 : 1;
    if (pixels !== null) {
      eachStretch(scene, list, first, state, filler(scene, pixels, over(pixelOf(colour, alpha), track)));
      continue;
    }
    g.fillStyle = colour;
    g.globalAlpha = alpha;
    g.beginPath();
    eachStretch(scene, list, first, state, (from, to) => g.rect(from, y, to - from, heightPx));
    g.fill();
  }
  g.globalAlpha = 1;
  pixels?.stampOver(Math.round(y * ratio), Math.round(heightPx * ratio));
}

/** What fills a stretch of CSS pixels of a line with a pixel, one of the device wide at least. */
function filler({ ratio }: Scene, { line, width }: Pixels, pixel: number) {
  return (from: number, to: number) => {
    const left = Math.round(from * ratio);
    const right = Math.min(width, Math.max(left + 1, Math.round(to * ratio)));
    // Most are short: a loop is quicker than a call.
    if (right - left > 16) line.fill(pixel, left, right);
    else for (let x = left; x < right; x++) line[x] = pixel;
  };
}

/** Stretches in view, in CSS pixels; those of answers in dashes. */
function eachStretch(
  { scale, nowNs }: Scene,
  list: readonly LaneStretch[],
  first: number,
  state: LaneState,
  visit: (from: number, to: number) => void,
): void {
  let covered = -1;
  for (let i = first; i < list.length; i++) {
    const stretch = list[i] as LaneStretch;
    if (stretch.startNs > scale.endNs) break;
    const from = Math.max(0, xOf(scale, stretch.startNs));
    // What goes on lasts until now.
    const to = Math.min(scale.widthPx, xOf(scale, Math.min(stretch.endNs, nowNs)));
    const width = Math.max(1, to - from);
    if (from + width <= covered) continue;
    if (state === LaneState.answer && width > DASH_PX) dashes(from, to, visit);
    else visit(from, from + width);
    covered = width < 2 ? from + width : -1;
  }
}

/** Index of the first that is not over by then. */
function firstEndingAfter(list: readonly LaneStretch[], timeNs: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] as LaneStretch).endNs > timeNs) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** On a grid of their own, so that they stand still while the bars beside them grow. */
function dashes(from: number, to: number, visit: (from: number, to: number) => void): void {
  const step = DASH_PX + GAP_PX;
  for (let x = Math.floor(from / step) * step; x < to; x += step) {
    const left = Math.max(x, from);
    const right = Math.min(x + DASH_PX, to);
    if (right > left) visit(left, right);
  }
}
