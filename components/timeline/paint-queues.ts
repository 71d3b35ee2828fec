/** How deep each queue was: an area, amber where it was full, and a line where it is full; below, how fast it went. */

import { nsPerPx, xOf } from '@/trace/lanes/time-scale.ts';
import { leftPerStretch } from '@/trace/queues/queue-rate.ts';
import type { QueueSteps } from '@/trace/queues/queue-steps.ts';
import { firstAfter } from '@/trace/reading/growable.ts';
import { type Pixels, pixelOf } from './pixels.ts';
import { AXIS_PX, type Scene, topOf } from './scene.ts';
import { rampOf } from './shades.ts';

/** More steps in view than that are told of by levels of detail: about one a pixel. */
const MOST_SINGLE = 1500;
const DEPTH_PX = 18;
const RATE_PX = 9;
/** Width of a bar of the rate. */
const STEP_PX = 4;

export function paintQueues(scene: Scene): void {
  const { store, boxes, scrollPx, pixels, scale } = scene;
  for (const box of boxes) {
    if (box.kind !== 'queue' || topOf(scene, box) === null) continue;
    const steps = store.queues[box.index];
    if (steps === undefined) continue;
    const bottom = AXIS_PX + box.topPx + 3 + DEPTH_PX - scrollPx;
    const most = store.capacities.most(box.index);
    // A queue that never came near its capacity is shown by its own most.
    const top = most <= steps.most * 4 ? Math.max(most, steps.most) : Math.max(4, steps.most * 1.2);
    const dim = scene.litQueues !== null && scene.litQueues[box.index] !== 1;
    const faint = dim ? 0.3 : 1;
    const rateBottom = AXIS_PX + box.topPx + box.heightPx - 3 - scrollPx;
    for (const { fromNs, toNs, capacity } of store.capacities.within(box.index, scale.startNs, scale.endNs)) {
      const left = fromNs <= scale.startNs ? 0 : xOf(scale, fromNs);
      const right = toNs >= scale.endNs ? scale.widthPx : xOf(scale, toNs);
      const chart: Chart = { steps, capacity, left, right, top, bottom, faint };
      if (pixels === null) depthShapes(scene, chart);
      else depthPixels(scene, pixels, chart);
    }
    if (!box.collapsed) paintRate(scene, steps, rateBottom, 0.6 * faint);
  }
}

/** Of a stretch of time in which the capacity stands: mostly all that is in view. */
interface Chart {
  steps: QueueSteps;
  capacity: number;
  left: number;
  right: number;
  /** Depth that takes all the height. */
  top: number;
  /** CSS pixels of the canvas. */
  bottom: number;
  /** Opacity of all of it. */
  faint: number;
}

const NOT_FULL = 0.45;
const FULL = 0.85;
/** The line where it is full is dashed. */
const DASH_PX = 3;

const highOf = (depth: number, top: number) => Math.max(1, (Math.min(depth, top) / top) * DEPTH_PX);
/** Dashes stand where they always do, wherever their stretch begins. */
const dashFrom = (left: number) => Math.ceil(left / (2 * DASH_PX)) * 2 * DASH_PX;
const lineOf = ({ bottom, capacity, top }: Chart) => Math.round(bottom - (capacity / top) * DEPTH_PX);

function depthShapes(scene: Scene, chart: Chart): void {
  const { g, palette } = scene;
  const { capacity, top, bottom, faint } = chart;
  for (const full of [false, true]) {
    g.fillStyle = full ? palette.warn : palette.muted;
    g.globalAlpha = faint * (full ? FULL : NOT_FULL);
    g.beginPath();
    eachStep(scene, chart, (x, width, depth) => {
      if (depth === 0 || depth >= capacity !== full) return;
      const h = highOf(depth, top);
      g.rect(x, bottom - h, width, h);
    });
    g.fill();
  }
  g.globalAlpha = faint;
  g.fillStyle = palette.strong;
  if (top >= capacity)
    for (let x = dashFrom(chart.left); x < chart.right; x += 2 * DASH_PX)
      g.fillRect(x, lineOf(chart), DASH_PX, 1);
  g.globalAlpha = 1;
}

function depthPixels(scene: Scene, pixels: Pixels, chart: Chart): void {
  const { palette, ratio } = scene;
  const { capacity, top, bottom, faint } = chart;
  const foot = Math.round(bottom * ratio);
  const colours = [
    { colour: palette.muted, alpha: faint * NOT_FULL },
    { colour: palette.warn, alpha: faint * FULL },
  ].map(({ colour, alpha }) => ({ whole: pixelOf(colour, alpha), edge: rampOf(colour, alpha) }));
  eachStep(scene, chart, (x, width, depth) => {
    if (depth === 0) return;
    const { whole, edge } = colours[depth >= capacity ? 1 : 0] as (typeof colours)[number];
    const from = Math.round(x * ratio);
    const to = Math.max(from + 1, Math.round((x + width) * ratio));
    column(pixels, from, to, foot, highOf(depth, top) * ratio, whole, edge);
  });
  if (top < capacity) return;
  const y = Math.round(lineOf(chart) * ratio);
  const dash = pixelOf(palette.strong, faint);
  const step = 2 * DASH_PX * ratio;
  for (let x = dashFrom(chart.left) * ratio; x < chart.right * ratio; x += step)
    pixels.fill(Math.round(x), Math.round(x + step / 2), y, y + Math.round(ratio), dash);
}

/** As high as it is, to a part of a pixel. */
function column(
  pixels: Pixels,
  from: number,
  to: number,
  foot: number,
  high: number,
  whole: number,
  edge: Uint32Array,
): void {
  const full = Math.floor(high);
  if (full > 0) pixels.fill(from, to, foot - full, foot, whole);
  const rest = Math.round((high - full) * 255);
  if (rest > 0) pixels.fill(from, to, foot - full - 1, foot - full, edge[rest] as number);
}

let edges = new Float64Array(0);
let counts = new Float64Array(0);

/** Messages that left the queue per second; the highest bar in view is as high as there is room. */
function paintRate(scene: Scene, steps: QueueSteps, bottom: number, alpha: number): void {
  const { g, palette, times, columns, nowNs, pixels, ratio } = scene;
  const n = Math.floor(columns / STEP_PX);
  if (n < 1) return;
  if (edges.length < n + 1) {
    edges = new Float64Array(n + 1);
    counts = new Float64Array(n);
  }
  for (let i = 0; i <= n; i++) edges[i] = times[i * STEP_PX] as number;
  leftPerStretch(steps, edges, n, counts);
  let most = 0;
  for (let i = 0; i < n; i++) {
    // What is not over yet is counted by what there was of it.
    const long = Math.min(edges[i + 1] as number, nowNs) - (edges[i] as number);
    counts[i] = long > 0 ? (counts[i] as number) / long : 0;
    most = Math.max(most, counts[i] as number);
  }
  if (most === 0) return;
  const rateOf = (i: number) => {
    const rate = counts[i] as number;
    return rate <= 0 ? 0 : Math.max(1, (rate / most) * RATE_PX);
  };
  if (pixels !== null) {
    const whole = pixelOf(palette.accent, alpha);
    const edge = rampOf(palette.accent, alpha);
    const foot = Math.round(bottom * ratio);
    const gap = Math.max(1, Math.round(ratio / 2));
    for (let i = 0; i < n; i++) {
      const to = Math.round((i + 1) * STEP_PX * ratio) - gap;
      column(pixels, Math.round(i * STEP_PX * ratio), to, foot, rateOf(i) * ratio, whole, edge);
    }
    return;
  }
  g.fillStyle = palette.accent;
  g.globalAlpha = alpha;
  g.beginPath();
  for (let i = 0; i < n; i++) {
    const h = rateOf(i);
    if (h > 0) g.rect(i * STEP_PX, bottom - h, STEP_PX - 0.5, h);
  }
  g.fill();
  g.globalAlpha = 1;
}

/** Stretches of equal depth in view, in pixels; zoomed out, one a pixel with the most of that pixel. */
function eachStep(
  scene: Scene,
  { steps, left, right }: Chart,
  visit: (xPx: number, widthPx: number, depth: number) => void,
): void {
  const { scale, times, columns } = scene;
  const end = Math.min(right, xOf(scale, scene.nowNs));
  const first = Math.max(0, firstAfter(steps.time, steps.n, scale.startNs) - 1);
  const last = firstAfter(steps.time, steps.n, scale.endNs);
  const level = steps.levels.levelFor(nsPerPx(scale));
  if (last - first > MOST_SINGLE && level >= 0) {
    let depth = steps.depthAt(scale.startNs);
    const read = { most: 0, last: -1 };
    for (let x = 0; x < Math.min(end, columns); x++) {
      const at = times[x] as number;
      const to = times[x + 1] as number;
      if (at < 0) continue;
      // Where idle time is folded, a pixel is longer than the others.
      steps.levels.read(Math.max(level, steps.levels.levelFor(to - at)), at, to, read);
      if (x >= left) visit(x, 1, Math.max(read.most, read.last < 0 ? depth : 0));
      if (read.last >= 0) depth = read.last;
    }
    return;
  }
  for (let i = first; i < last; i++) {
    const from = Math.max(left, xOf(scale, steps.time[i] as number));
    const to = i + 1 < steps.n ? Math.min(end, xOf(scale, steps.time[i + 1] as number)) : end;
    if (to > from) visit(from, to - from, steps.depthOf(i));
  }
}
