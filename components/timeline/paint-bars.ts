/** Bars of messages: one by one while they are few, else a strip of shades from the levels of detail. */
import type { Bars } from '@/trace/bars.ts';
import { type LaneBox, rowTop } from '@/trace/lanes.ts';
import { shortId } from '@/trace/message-detail.ts';
import { nsPerPx, xOf } from '@/trace/time-scale.ts';
import { AXIS_PX, colourOf, isLit, type Scene } from './scene.ts';
import { Strip } from './strip.ts';

/** Up to here bars of a row are drawn one by one at any zoom. */
const MOST_SINGLE = 2500;
const LABEL_FROM_PX = 40;
const CHARACTER_PX = 6.1;
const DIM = 0.22;

const strip = new Strip();

export function paintBars(scene: Scene): void {
  const { store, boxes, heightPx, scrollPx } = scene;
  for (const [t, lane] of store.lanes.entries()) {
    const box = boxes[t];
    if (box === undefined || box.kind !== 'thread') continue;
    const top = box.topPx - scrollPx + AXIS_PX;
    if (top > heightPx || top + box.heightPx < AXIS_PX) continue;
    for (const [row, bars] of lane.rows.entries()) {
      const y = rowTop(box, row) - scrollPx + AXIS_PX;
      const first = bars.firstEndingAfter(scene.scale.startNs);
      const last = bars.firstStartingAfter(scene.scale.endNs);
      const level = bars.levels.levelFor(nsPerPx(scene.scale) / scene.ratio);
      if (last - first > MOST_SINGLE && level >= 0) paintStrip(scene, t, bars, level, box, y);
      else paintSingle(scene, t, bars, first, last, box, y);
    }
  }
}

function paintStrip(scene: Scene, thread: number, bars: Bars, level: number, box: LaneBox, y: number): void {
  const { g, store, lit, nowNs, scale } = scene;
  const seen = lit === null || store.head.actors.some((a, i) => a.thread === thread && lit[i] === 1);
  g.globalAlpha = seen ? 1 : DIM;
  strip.paint(scene, bars, level, colourOf(scene, thread), y, box.barPx);
  if (bars.open) {
    const x = xOf(scale, bars.start[bars.n - 1] as number);
    g.fillStyle = colourOf(scene, thread);
    g.fillRect(x, y, Math.max(1, xOf(scale, nowNs) - x), box.barPx);
  }
  g.globalAlpha = 1;
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
  const { g, scale, nowNs, store, palette } = scene;
  const chosen = scene.lit !== null || scene.litQueues !== null;
  const { start, end, actor, message } = bars;
  const height = box.barPx;
  const radius = height >= 12 ? 3 : 0;
  g.fillStyle = colourOf(scene, thread);
  for (const pass of chosen ? [0, 1] : [1]) {
    g.globalAlpha = pass === 1 ? 0.92 : DIM;
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
  if (height < 11) return;
  g.font = scene.font;
  g.textBaseline = 'middle';
  g.fillStyle = palette.onBar;
  for (let i = first; i < last; i++) {
    const from = Math.max(0, xOf(scale, start[i] as number));
    const to = Math.min(scale.widthPx, xOf(scale, Math.min(end[i] as number, nowNs)));
    if (to - from < LABEL_FROM_PX || (chosen && !isLit(scene, actor[i] as number, message[i] as number)))
      continue;
    const row = message[i] as number;
    const number = `#${shortId(store.messages.id[row] as number)}`;
    const name = `${store.actorName(actor[i] as number) ?? ''} ${number}`;
    const room = Math.floor((to - from - 8) / CHARACTER_PX);
    let label = name;
    if (name.length > room) {
      // The lane says the thread already: the number tells more than half a name.
      if (number.length > room) continue;
      label = number;
    } else if (room - name.length > 12 && (store.messages.textLength[row] as number) > 0) {
      const content = store.previewOf(row).replace(/\s+/g, ' ');
      const left = room - name.length - 2;
      if (content !== 'undefined')
        label = `${name}  ${content.length > left ? `${content.slice(0, left - 1)}…` : content}`;
    }
    g.fillText(label, from + 5, y + height / 2 + 0.5);
  }
}
