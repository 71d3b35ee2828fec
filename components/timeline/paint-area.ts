/** The selected area: tinted over its lanes, a line at either edge, and how long it is. */
import { durationWords } from '@/trace/lanes/ticks.ts';
import { xOf } from '@/trace/lanes/time-scale.ts';
import type { TimeArea } from './area.ts';
import { AXIS_PX, type Scene } from './scene.ts';

const GRIP_PX = 14;
const LABEL_FROM_PX = 44;

export function paintArea(
  { g, scale, layout, store, palette, scrollPx, heightPx, font }: Scene,
  area: TimeArea | null,
): void {
  if (area === null) return;
  const from = xOf(scale, area.fromNs);
  const to = xOf(scale, area.toNs);
  if (to < 0 || from > scale.widthPx) return;
  const { threads, queues } = store.head;
  const left = Math.max(-2, from);
  const width = Math.min(scale.widthPx + 2, to) - left;
  g.fillStyle = palette.accent;
  g.globalAlpha = 0.13;
  const boxes = new Set([
    ...layout.ofThread.filter((_, i) => area.threads.includes(threads[i]?.name ?? '')),
    ...layout.ofQueue.filter((_, i) => area.queues.includes(queues[i]?.name ?? '')),
  ]);
  for (const box of boxes)
    if (box !== undefined) g.fillRect(left, AXIS_PX + box.topPx - scrollPx, Math.max(1, width), box.heightPx);
  g.globalAlpha = 1;
  for (const x of [from, to]) {
    g.fillRect(Math.round(x) - 0.5, AXIS_PX, 1, heightPx - AXIS_PX);
    g.beginPath();
    g.roundRect(Math.round(x) - 2.5, AXIS_PX, 5, GRIP_PX, 2.5);
    g.fill();
  }
  if (width < LABEL_FROM_PX) return;
  g.font = font;
  g.textBaseline = 'middle';
  const words = durationWords(area.toNs - area.fromNs);
  const wide = g.measureText(words).width + 10;
  if (wide > width - 8) return;
  const x = left + (width - wide) / 2;
  g.beginPath();
  g.roundRect(x, AXIS_PX + 1, wide, 15, 4);
  g.fill();
  g.fillStyle = palette.surface;
  g.fillText(words, x + 5, AXIS_PX + 9);
}

/** The edge of the area that a point means; null for none. */
export function areaEdgeAt(area: TimeArea | null, scale: Scene['scale'], xPx: number): 'from' | 'to' | null {
  if (area === null) return null;
  const from = Math.abs(xOf(scale, area.fromNs) - xPx);
  const to = Math.abs(xOf(scale, area.toNs) - xPx);
  if (Math.min(from, to) > 4) return null;
  return from < to ? 'from' : 'to';
}
