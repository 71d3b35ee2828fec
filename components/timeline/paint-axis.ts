import { ticks } from '@/trace/ticks.ts';
import { xOf } from '@/trace/time-scale.ts';
import { AXIS_PX, type Scene } from './scene.ts';

/** Grid lines under the lanes. */
export function paintGrid(scene: Scene): void {
  const { g, palette, scale, boxes, heightPx, scrollPx } = scene;
  g.fillStyle = palette.line;
  for (const tick of ticks(scale)) g.fillRect(Math.round(tick.xPx), AXIS_PX, 1, heightPx - AXIS_PX);
  for (const box of boxes) g.fillRect(0, AXIS_PX + box.topPx + box.heightPx - 1 - scrollPx, scale.widthPx, 1);
}

/** The axis over the lanes, and the line of now. */
export function paintAxis(scene: Scene): void {
  const { g, palette, scale, heightPx, nowNs, live } = scene;
  g.fillStyle = palette.surface;
  g.fillRect(0, 0, scale.widthPx, AXIS_PX);
  g.font = scene.font;
  g.textBaseline = 'middle';
  g.fillStyle = palette.muted;
  for (const tick of ticks(scale)) {
    // Half a number would be another number.
    if (tick.xPx + 4 + g.measureText(tick.label).width > scale.widthPx) continue;
    g.fillText(tick.label, tick.xPx + 4, AXIS_PX / 2);
  }
  g.fillStyle = palette.line;
  g.fillRect(0, AXIS_PX - 1, scale.widthPx, 1);
  const x = xOf(scale, nowNs);
  if (x < -4 || x > scale.widthPx + 4) return;
  g.fillStyle = live ? palette.danger : palette.strong;
  g.fillRect(Math.round(x) - 0.5, AXIS_PX - 6, live ? 1.5 : 1, heightPx - AXIS_PX + 6);
  g.beginPath();
  g.arc(Math.round(x), AXIS_PX - 7, live ? 4 : 3, 0, 7);
  g.fill();
}
