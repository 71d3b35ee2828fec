/** Bars of messages: one by one while they are few, else a strip of shades from the levels of detail. */

import { type LaneBox, rowTop } from '@/trace/lanes/lanes.ts';
import { nsPerPx, xOf } from '@/trace/lanes/time-scale.ts';
import type { Bars } from '@/trace/reading/bars.ts';
import { type BarsInView, barPixels, shadePixels } from './bar-pixels.ts';
import { AXIS_PX, colourOf, isLit, type Scene, topOf } from './scene.ts';
import { DIM } from './shades.ts';
import { busyColumns, Strip } from './strip.ts';

/** Up to here bars of a row are drawn one by one at any zoom: about one a pixel. */
const MOST_SINGLE = 1500;

const strip = new Strip();

export function paintBars(scene: Scene): void {
  const { boxes } = scene;
  for (const box of boxes) {
    if (topOf(scene, box) === null) continue;
    if (box.kind === 'group') paintGroup(scene, box);
    else if (box.kind === 'thread')
      for (const { rows, y } of placesOf(scene, box)) paintRows(scene, box.index, rows, box, y);
  }
}

/** Rows of a lane by where they are seen: those of a lane that is collapsed share their place. */
export function* placesOf(scene: Scene, box: LaneBox): Generator<{ rows: readonly Bars[]; y: number }> {
  const rows = scene.store.lanes[box.index]?.rows ?? [];
  const y = (row: number) => rowTop(box, row) - scene.scrollPx + AXIS_PX;
  if (box.collapsed || box.rows === 1) yield { rows, y: y(0) };
  else for (const [row, bars] of rows.entries()) yield { rows: [bars], y: y(row) };
}

/** What is drawn bar by bar of rows that share their place; null where levels of detail tell more. */
export function singleBars({ scale, ratio }: Scene, rows: readonly Bars[]): BarsInView[] | null {
  const inView: BarsInView[] = [];
  let count = 0;
  let isFine = false;
  for (const bars of rows) {
    const first = bars.firstEndingAfter(scale.startNs);
    const last = bars.firstStartingAfter(scale.endNs);
    inView.push({ bars, first, last });
    count += last - first;
    isFine ||= bars.n > 0 && bars.levels.levelFor(nsPerPx(scale) / ratio) < 0;
  }
  return count > MOST_SINGLE && !isFine ? null : inView;
}

/** Rows that share their place. */
function paintRows(scene: Scene, thread: number, rows: readonly Bars[], box: LaneBox, y: number): void {
  const { pixels } = scene;
  const inView = singleBars(scene, rows);
  if (inView === null) paintShades(scene, thread, rows, box, y);
  else if (pixels !== null) {
    // Bars of several rows in one place: what lies below must not shine through.
    const place = { y, height: box.barPx, alpha: box.collapsed ? 1 : 0.92 };
    barPixels(scene, pixels, inView, colourOf(scene, thread), place);
  } else for (const row of inView) paintShapes(scene, thread, row, box, y);
}

function paintShades(scene: Scene, thread: number, rows: readonly Bars[], box: LaneBox, y: number): void {
  const { g, store, lit, nowNs, scale, pixels, ratio, deviceColumns } = scene;
  const seen = lit === null || store.head.actors.some((a, i) => a.thread === thread && lit[i] === 1);
  const colour = colourOf(scene, thread);
  const busy = busyColumns(scene, rows);
  // What goes on now is in no level yet.
  for (const bars of rows) {
    if (!bars.open) continue;
    const from = Math.max(0, Math.round(xOf(scale, bars.start[bars.n - 1] as number) * ratio));
    const to = Math.min(deviceColumns, Math.max(from + 1, Math.round(xOf(scale, nowNs) * ratio)));
    if (to > from) busy.fill(1, from, to);
  }
  const place = { y, height: box.barPx, alpha: seen ? 1 : DIM };
  if (pixels !== null) {
    shadePixels(scene, pixels, busy, colour, place);
    return;
  }
  g.globalAlpha = place.alpha;
  strip.paint(scene, busy, colour, y, box.barPx);
  g.globalAlpha = 1;
}

/** A collapsed group shows how busy its threads were on average. */
function paintGroup(scene: Scene, box: LaneBox): void {
  if (!box.collapsed) return;
  const { store, layout, palette, scrollPx, pixels } = scene;
  const lanes = store.lanes.filter((_, thread) => layout.ofThread[thread] === box);
  if (lanes.length === 0) return;
  const rows = lanes.flatMap((lane) => lane.rows);
  const y = rowTop(box, 0) - scrollPx + AXIS_PX;
  const busy = busyColumns(scene, rows, 1 / lanes.length);
  if (pixels === null) strip.paint(scene, busy, palette.muted, y, box.barPx);
  else shadePixels(scene, pixels, busy, palette.muted, { y, height: box.barPx, alpha: 1 });
}

function paintShapes(scene: Scene, thread: number, row: BarsInView, box: LaneBox, y: number): void {
  const { g, scale, nowNs } = scene;
  const chosen = scene.lit !== null || scene.litQueues !== null;
  const { bars, first, last } = row;
  const { start, end, actor, message } = bars;
  const height = box.barPx;
  const radius = height >= 12 ? 3 : 0;
  g.fillStyle = colourOf(scene, thread);
  for (const pass of chosen ? [0, 1] : [1]) {
    g.globalAlpha = pass === 1 ? (box.collapsed ? 1 : 0.92) : DIM;
    g.beginPath();
    let covered = -1;
    for (let i = first; i < last; i++) {
      if (chosen && isLit(scene, actor[i] as number, message[i] as number) !== (pass === 1)) continue;
      const from = Math.max(-8, xOf(scale, start[i] as number));
      const to = Math.min(scale.widthPx + 8, xOf(scale, Math.min(end[i] as number, nowNs)));
      const width = Math.max(1, to - from);
      // What would fall on pixels already painted adds nothing.
      if (from + width <= covered) continue;
      if (radius > 0 && width >= 7) g.roundRect(from, y, width - 0.5, height, radius);
      else g.rect(from, y, width, height);
      covered = width < 2 ? from + width : -1;
    }
    g.fill();
  }
  g.globalAlpha = 1;
}
