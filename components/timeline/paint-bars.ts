/** Bars of messages: one by one while they are few, else a strip of shades from the levels of detail. */

import { type LaneBox, rowTop } from '@/trace/lanes/lanes.ts';
import { nsPerPx, xOf } from '@/trace/lanes/time-scale.ts';
import { shortId } from '@/trace/messages/message-detail.ts';
import type { Bars } from '@/trace/reading/bars.ts';
import { AXIS_PX, colourOf, isLit, type Scene, topOf } from './scene.ts';
import { busyColumns, Strip } from './strip.ts';

/** Up to here bars of a row are drawn one by one at any zoom. */
const MOST_SINGLE = 2500;
const LABEL_FROM_PX = 40;
const CHARACTER_PX = 6.1;
const DIM = 0.22;

const strip = new Strip();

export function paintBars(scene: Scene): void {
  const { store, boxes, scrollPx } = scene;
  for (const box of boxes) {
    if (topOf(scene, box) === null) continue;
    if (box.kind === 'group') paintGroup(scene, box);
    if (box.kind !== 'thread') continue;
    const rows = store.lanes[box.index]?.rows ?? [];
    const y = (row: number) => rowTop(box, row) - scrollPx + AXIS_PX;
    if (box.collapsed || box.rows === 1) paintRows(scene, box.index, rows, box, y(0));
    else for (const [row, bars] of rows.entries()) paintRows(scene, box.index, [bars], box, y(row));
  }
}

/** Rows that share their place. */
function paintRows(scene: Scene, thread: number, rows: readonly Bars[], box: LaneBox, y: number): void {
  const { scale, ratio } = scene;
  const inView = rows.map((bars) => ({
    bars,
    first: bars.firstEndingAfter(scale.startNs),
    last: bars.firstStartingAfter(scale.endNs),
  }));
  const isFine = inView.some(({ bars }) => bars.n > 0 && bars.levels.levelFor(nsPerPx(scale) / ratio) < 0);
  const count = inView.reduce((sum, { first, last }) => sum + last - first, 0);
  if (count > MOST_SINGLE && !isFine) paintStrip(scene, thread, rows, box, y);
  else for (const { bars, first, last } of inView) paintSingle(scene, thread, bars, first, last, box, y);
}

function paintStrip(scene: Scene, thread: number, rows: readonly Bars[], box: LaneBox, y: number): void {
  const { g, store, lit, nowNs, scale } = scene;
  const seen = lit === null || store.head.actors.some((a, i) => a.thread === thread && lit[i] === 1);
  g.globalAlpha = seen ? 1 : DIM;
  strip.paint(scene, busyColumns(scene, rows), colourOf(scene, thread), y, box.barPx);
  for (const bars of rows) {
    if (!bars.open) continue;
    const x = xOf(scale, bars.start[bars.n - 1] as number);
    g.fillStyle = colourOf(scene, thread);
    g.fillRect(x, y, Math.max(1, xOf(scale, nowNs) - x), box.barPx);
  }
  g.globalAlpha = 1;
}

/** A collapsed group shows how busy its threads were on average. */
function paintGroup(scene: Scene, box: LaneBox): void {
  if (!box.collapsed) return;
  const { store, layout, palette, scrollPx } = scene;
  const lanes = store.lanes.filter((_, thread) => layout.ofThread[thread] === box);
  if (lanes.length === 0) return;
  const rows = lanes.flatMap((lane) => lane.rows);
  const y = rowTop(box, 0) - scrollPx + AXIS_PX;
  strip.paint(scene, busyColumns(scene, rows, 1 / lanes.length), palette.muted, y, box.barPx);
}

function paintSingle(
  scene: Scene,
  thread: number,
  bars: Bars,
  first: number,
  last: number,
  box: LaneBox,
  y: number,
): void {
  const { g, scale, nowNs } = scene;
  const chosen = scene.lit !== null || scene.litQueues !== null;
  const { start, end, actor, message } = bars;
  const height = box.barPx;
  const radius = height >= 12 ? 3 : 0;
  g.fillStyle = colourOf(scene, thread);
  for (const pass of chosen ? [0, 1] : [1]) {
    // Bars of several rows in one place: what lies below must not shine through.
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
  if (height >= 11) paintLabels(scene, bars, first, last, y + height / 2 + 0.5, chosen);
}

function paintLabels(
  scene: Scene,
  bars: Bars,
  first: number,
  last: number,
  y: number,
  chosen: boolean,
): void {
  const { g, scale, nowNs, palette } = scene;
  const { start, end, actor, message } = bars;
  g.font = scene.font;
  g.textBaseline = 'middle';
  g.fillStyle = palette.onBar;
  for (let i = first; i < last; i++) {
    const from = Math.max(0, xOf(scale, start[i] as number));
    const to = Math.min(scale.widthPx, xOf(scale, Math.min(end[i] as number, nowNs)));
    if (to - from < LABEL_FROM_PX || (chosen && !isLit(scene, actor[i] as number, message[i] as number)))
      continue;
    const label = labelOf(scene, message[i] as number, actor[i] as number, to - from - 8);
    if (label !== null) g.fillText(label, from + 5, y);
  }
}

/** Null where there is no room for anything that tells. */
function labelOf({ store }: Scene, row: number, actor: number, roomPx: number): string | null {
  const number = `#${shortId(store.messages.id[row] as number)}`;
  const name = `${store.actorName(actor) ?? ''} ${number}`;
  const room = Math.floor(roomPx / CHARACTER_PX);
  // The lane says the thread already: the number tells more than half a name.
  if (name.length > room) return number.length > room ? null : number;
  if (room - name.length <= 12 || store.messages.textLength[row] === 0) return name;
  const content = store.previewOf(row).replace(/\s+/g, ' ');
  const left = room - name.length - 2;
  if (content === 'undefined') return name;
  return `${name}  ${content.length > left ? `${content.slice(0, left - 1)}…` : content}`;
}
