/** How deep each queue was: an area, amber where it was full, and a line where it is full. */
import { firstAfter } from '@/trace/growable.ts';
import type { QueueSteps } from '@/trace/queue-steps.ts';
import { nsPerPx, xOf } from '@/trace/time-scale.ts';
import { AXIS_PX, type Scene } from './scene.ts';

const MOST_SINGLE = 2500;
const HEIGHT_PX = 18;

export function paintQueues(scene: Scene): void {
  const { g, store, boxes, palette, scale, scrollPx, heightPx } = scene;
  for (const box of boxes) {
    if (box.kind !== 'queue') continue;
    const steps = store.queues[box.index];
    const capacity = store.head.queues[box.index]?.capacity ?? 1;
    const bottom = AXIS_PX + box.topPx + box.heightPx - 2 - scrollPx;
    if (steps === undefined || bottom < AXIS_PX || bottom - box.heightPx > heightPx) continue;
    // A queue that never came near its capacity is shown by its own most.
    const top = capacity <= steps.most * 4 ? Math.max(capacity, steps.most) : Math.max(4, steps.most * 1.2);
    const dim = scene.litQueues !== null && scene.litQueues[box.index] !== 1;
    g.globalAlpha = dim ? 0.3 : 1;
    for (const full of [false, true]) {
      g.fillStyle = full ? palette.warn : palette.muted;
      g.globalAlpha = (dim ? 0.3 : 1) * (full ? 0.85 : 0.45);
      g.beginPath();
      eachStep(scene, steps, (x, width, depth) => {
        if (depth === 0 || depth >= capacity !== full) return;
        const h = Math.max(1, (Math.min(depth, top) / top) * HEIGHT_PX);
        g.rect(x, bottom - h, width, h);
      });
      g.fill();
    }
    if (top >= capacity) {
      g.globalAlpha = dim ? 0.3 : 1;
      g.fillStyle = palette.strong;
      const y = Math.round(bottom - (capacity / top) * HEIGHT_PX);
      for (let x = 0; x < scale.widthPx; x += 6) g.fillRect(x, y, 3, 1);
    }
    g.globalAlpha = 1;
  }
}

/** Stretches of equal depth in view, in pixels; zoomed out, one a pixel with the most of that pixel. */
function eachStep(
  scene: Scene,
  steps: QueueSteps,
  visit: (xPx: number, widthPx: number, depth: number) => void,
): void {
  const { scale } = scene;
  const end = Math.min(scale.widthPx, xOf(scale, scene.nowNs));
  const first = Math.max(0, firstAfter(steps.time, steps.n, scale.startNs) - 1);
  const last = firstAfter(steps.time, steps.n, scale.endNs);
  const px = nsPerPx(scale);
  const level = steps.levels.levelFor(px);
  if (last - first > MOST_SINGLE && level >= 0) {
    let depth = steps.depthAt(scale.startNs);
    const read = { most: 0, last: -1 };
    for (let x = 0; x < end; x++) {
      const at = scale.startNs + x * px;
      if (at < 0) continue;
      steps.levels.read(level, at, at + px, read);
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
