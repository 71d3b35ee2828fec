import { breaksIn } from '@/trace/lanes/fold-ticks.ts';
import { durationWords } from '@/trace/lanes/ticks.ts';
import { xOf } from '@/trace/lanes/time-scale.ts';
import type { Bookmark } from './bookmarks.ts';
import { AXIS_PX, MAP_PX, type Scene } from './scene.ts';

/** No label is longer. */
const LONGEST_PX = 120;

/** Grid lines under the lanes, and where idle time is left out. */
export function paintGrid(scene: Scene): void {
  const { g, palette, scale, heightPx } = scene;
  g.fillStyle = palette.line;
  for (const tick of scene.ticks) g.fillRect(Math.round(tick.xPx), AXIS_PX, 1, heightPx - AXIS_PX);
  for (const { xPx, widthPx } of breaksIn(scale)) {
    g.globalAlpha = 0.5;
    g.fillRect(xPx + 1, AXIS_PX, widthPx - 2, heightPx - AXIS_PX);
    g.globalAlpha = 1;
  }
}

/** Lines between lanes. */
export function paintLines({ g, palette, boxes, scale, scrollPx }: Scene): void {
  g.fillStyle = palette.line;
  for (const box of boxes)
    g.fillRect(0, Math.round(AXIS_PX + box.topPx + box.heightPx - scrollPx) - 1, scale.widthPx, 1);
}

/** The axis over the lanes, and the line of now. */
export function paintAxis(scene: Scene): void {
  const { g, palette, scale, heightPx, nowNs, live } = scene;
  const middle = (MAP_PX + AXIS_PX) / 2;
  g.fillStyle = palette.surface;
  g.fillRect(0, MAP_PX, scale.widthPx, AXIS_PX - MAP_PX);
  g.font = scene.font;
  g.textBaseline = 'middle';
  g.fillStyle = palette.muted;
  for (const tick of scene.ticks) {
    const roomPx = scale.widthPx - tick.xPx - 4;
    // Half a number would be another number.
    if (roomPx < LONGEST_PX && g.measureText(tick.label).width > roomPx) continue;
    g.fillText(tick.label, tick.xPx + 4, middle);
  }
  paintBreaks(scene);
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

/** Two slanted strokes over each folded gap. */
function paintBreaks({ g, palette, scale }: Scene): void {
  g.strokeStyle = palette.muted;
  g.lineWidth = 1;
  g.beginPath();
  for (const { xPx, widthPx } of breaksIn(scale)) {
    const x = xPx + widthPx / 2;
    for (const by of [-2, 2]) {
      g.moveTo(x + by - 2, AXIS_PX - 3);
      g.lineTo(x + by + 2, AXIS_PX - 11);
    }
  }
  g.stroke();
}

/** What the user has marked: a flag on the axis and a line through the lanes; a range has two, and says how long it is. */
export function paintBookmarks(scene: Scene, bookmarks: readonly Bookmark[]): void {
  const { g, palette, scale, heightPx, font } = scene;
  g.font = font;
  g.textBaseline = 'middle';
  for (const [i, { fromNs, toNs }] of bookmarks.entries()) {
    const from = Math.round(xOf(scale, fromNs));
    const to = Math.round(xOf(scale, toNs));
    if (to < 0 || from > scale.widthPx) continue;
    g.fillStyle = palette.accent;
    g.globalAlpha = 0.75;
    g.fillRect(from, AXIS_PX - 4, 1, heightPx - AXIS_PX + 4);
    if (to > from) {
      g.fillRect(to, AXIS_PX - 4, 1, heightPx - AXIS_PX + 4);
      g.fillRect(from, AXIS_PX - 4, to - from, 2);
    }
    g.globalAlpha = 1;
    const words = toNs > fromNs ? `${i + 1}  ${durationWords(toNs - fromNs)}` : `${i + 1}`;
    const wide = g.measureText(words).width + 8;
    g.beginPath();
    g.roundRect(from, MAP_PX + 3, wide, 14, 3);
    g.fill();
    g.fillStyle = palette.surface;
    g.fillText(words, from + 4, MAP_PX + 10.5);
  }
}
