import { tickLabel } from '@/trace/lanes/ticks.ts';
import { nsPerPx, xOf } from '@/trace/lanes/time-scale.ts';
import { AXIS_PX, MAP_PX, type Scene } from './scene.ts';

const PAD_PX = 6;

/** The line of time travel, with a handle on the axis that says where it stands. */
export function paintCursor(scene: Scene, cursorNs: number): void {
  const { g, palette, scale, heightPx } = scene;
  const x = Math.round(xOf(scale, cursorNs));
  if (x < -1 || x > scale.widthPx + 1) return;
  g.fillStyle = palette.accent;
  g.fillRect(x - 0.75, AXIS_PX - 4, 1.5, heightPx - AXIS_PX + 4);
  const words = tickLabel(cursorNs, nsPerPx(scale));
  g.font = scene.font;
  const wide = g.measureText(words).width + 2 * PAD_PX;
  // Whole at the edges too.
  const left = Math.max(0, Math.min(scale.widthPx - wide, x - wide / 2));
  g.beginPath();
  g.roundRect(left, MAP_PX + 2, wide, AXIS_PX - MAP_PX - 5, 4);
  g.fill();
  g.fillStyle = palette.onBar;
  g.textBaseline = 'middle';
  g.fillText(words, left + PAD_PX, (MAP_PX + AXIS_PX) / 2);
}
