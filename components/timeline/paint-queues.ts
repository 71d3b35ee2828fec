/** How deep each queue was: an area, amber where it was full, and a line where it is full; below, how fast it went. */

import { nsPerPx, xOf } from '@/trace/lanes/time-scale.ts';
import { leftPerStretch } from '@/trace/queues/queue-rate.ts';
import type { QueueSteps } from '@/trace/queues/queue-steps.ts';
import { firstAfter } from '@/trace/reading/growable.ts';
import { AXIS_PX, type Scene, topOf } from './scene.ts';

const MOST_SINGLE = 2500;
const DEPTH_PX = 18;
const RATE_PX = 9;
/** Width of a bar of the rate. */
const STEP_PX = 4;

export function paintQueues(scene: Scene): void {
  const { g, store, boxes, palette, scale, scrollPx } = scene;
  for (const box of boxes) {
    if (box.kind !== 'queue' || topOf(scene, box) === null) continue;
    const steps = store.queues[box.index];
    const capacity = store.head.queues[box.index]?.capacity ?? 1;
    if (steps === undefined) continue;
    const bottom = AXIS_PX + box.topPx + 3 + DEPTH_PX - scrollPx;
    // A queue that never came near its capacity is shown by its own most.
    const top = capacity <= steps.most * 4 ? Math.max(capacity, steps.most) : Math.max(4, steps.most * 1.2);
    const dim = scene.litQueues !== null && scene.litQueues[box.index] !== 1;
    for (const full of [false, true]) {
      g.fillStyle = full ? palette.warn : palette.muted;
      g.globalAlpha = (dim ? 0.3 : 1) * (full ? 0.85 : 0.45);
      g.beginPath();
      eachStep(scene, steps, (x, width, depth) => {
        if (depth === 0 || depth >= capacity !== full) return;
        const h = Math.max(1, (Math.min(depth, top) / top) * DEPTH_PX);
        g.rect(x, bottom - h, width, h);
      });
      g.fill();
    }
    if (top >= capacity) {
      g.globalAlpha = dim ? 0.3 : 1;
      g.fillStyle = palette.strong;
      const y = Math.round(bottom - (capacity / top) * DEPTH_PX);
      for (let x = 0; x < scale.widthPx; x += 6) g.fillRect(x, y, 3, 1);
    }
    g.globalAlpha = dim ? 0.3 : 1;
    if (!box.collapsed) paintRate(scene, steps, AXIS_PX + box.topPx + box.heightPx - 3 - scrollPx);
    g.globalAlpha = 1;
  }
}

let edges = new Float64Array(0);
let counts = new Float64Array(0);

/** Messages that left the queue per second; the highest bar in view is as high as there is room. */
function paintRate({ g, palette, times, columns, nowNs }: Scene, steps: QueueSteps, bottom: number): void {
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
  g.fillStyle = palette.accent;
  const before = g.globalAlpha;
  g.globalAlpha = before * 0.6;
  g.beginPath();
  for (let i = 0; i < n; i++) {
    const rate = counts[i] as number;
    if (rate <= 0) continue;
    const h = Math.max(1, (rate / most) * RATE_PX);
    g.rect(i * STEP_PX, bottom - h, STEP_PX - 0.5, h);
  }
  g.fill();
  g.globalAlpha = before;
}

/** Stretches of equal depth in view, in pixels; zoomed out, one a pixel with the most of that pixel. */
function eachStep(
  scene: Scene,
  steps: QueueSteps,
  visit: (xPx: number, widthPx: number, depth: number) => void,
): void {
  const { scale, times, columns } = scene;
  const end = Math.min(scale.widthPx, xOf(scale, scene.nowNs));
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
      visit(x, 1, Math.max(read.most, read.last < 0 ? depth : 0));
      if (read.last >= 0) depth = read.last;
    }
    return;
  }
  for (let i = first; i < last; i++) {
    const from = Math.max(0, xOf(scale, steps.time[i] as number));
    const to = i + 1 < steps.n ? Math.min(end, xOf(scale, steps.time[i + 1] as number)) : end;
    if (to > from) visit(from, to - from, steps.depthOf(i));
  }
}
