/** What bars are called, where there is room: over the bars, whatever they are made of. */
import { nsPerPx, xOf } from '@/trace/lanes/time-scale.ts';
import { shortId } from '@/trace/messages/message-detail.ts';
import type { BarsInView } from './bar-pixels.ts';
import { placesOf, singleBars } from './paint-bars.ts';
import { isLit, type Scene, topOf } from './scene.ts';

const LABEL_FROM_PX = 40;
const CHARACTER_PX = 6.1;
/** Lower bars have none. */
const LEAST_HEIGHT_PX = 11;

export function paintBarLabels(scene: Scene): void {
  const { g, palette, boxes } = scene;
  g.font = scene.font;
  g.textBaseline = 'middle';
  g.fillStyle = palette.onBar;
  for (const box of boxes) {
    if (box.kind !== 'thread' || box.barPx < LEAST_HEIGHT_PX || topOf(scene, box) === null) continue;
    for (const { rows, y } of placesOf(scene, box))
      for (const row of singleBars(scene, rows) ?? []) paintRow(scene, row, y + box.barPx / 2 + 0.5);
  }
}

function paintRow(scene: Scene, { bars, first, last }: BarsInView, y: number): void {
  const { g, scale, nowNs } = scene;
  const chosen = scene.lit !== null || scene.litQueues !== null;
  const { start, end, actor, message } = bars;
  const leastNs = LABEL_FROM_PX * nsPerPx(scale);
  for (let i = first; i < last; i++) {
    if (Math.min(end[i] as number, nowNs) - (start[i] as number) < leastNs) continue;
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
