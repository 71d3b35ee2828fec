/** The names at the left of the lanes, as the page shows them, for a picture that is kept. */
import type { Pen } from './pen.ts';
import { AXIS_PX, LABELS_PX } from './scene.ts';
import type { LaneLabel, Palette } from './trace-messages.ts';

const PAD_PX = 12;
const DOT_PX = 8;
/** Of a lane in a group. */
const INDENT_PX = 10;

export interface LabelColumn {
  lanes: readonly LaneLabel[];
  palette: Palette;
  font: string;
  heightPx: number;
  /** Lanes are moved up by this much. */
  scrollPx: number;
}

export function paintLabels(g: Pen, column: LabelColumn): void {
  const { lanes, palette, font, heightPx } = column;
  g.fillStyle = palette.surface;
  g.fillRect(0, 0, LABELS_PX, heightPx);
  g.font = font;
  g.textBaseline = 'middle';
  g.save();
  g.beginPath();
  g.rect(0, AXIS_PX, LABELS_PX, heightPx - AXIS_PX);
  g.clip();
  // Pinned lanes lie over those that are scrolled away under them.
  for (const pinned of [false, true])
    for (const lane of lanes) if (lane.pinned === pinned) paintLabel(g, lane, column);
  g.restore();
  g.fillStyle = palette.line;
  g.fillRect(0, AXIS_PX - 1, LABELS_PX, 1);
  g.fillRect(LABELS_PX - 1, 0, 1, heightPx);
}

function paintLabel(g: Pen, lane: LaneLabel, { palette, heightPx, scrollPx }: LabelColumn): void {
  const { kind, name, heightPx: lanePx, headPx, inGroup, pinned, note, rows } = lane;
  const top = AXIS_PX + lane.topPx - (pinned ? 0 : scrollPx);
  if (top > heightPx || top + lanePx < AXIS_PX) return;
  const middle = top + (headPx || lanePx) / 2;
  const left = PAD_PX + (inGroup ? INDENT_PX : 0);
  if (pinned) {
    g.fillStyle = palette.surface;
    g.fillRect(0, top, LABELS_PX, lanePx);
  }
  g.fillStyle = palette.line;
  g.fillRect(0, top + lanePx - 1, LABELS_PX, 1);
  g.beginPath();
  if (kind === 'thread') {
    g.fillStyle = palette.threads[lane.colour] ?? palette.muted;
    g.arc(left + DOT_PX / 2, middle, DOT_PX / 2, 0, 7);
    g.fill();
  } else if (kind === 'queue') {
    g.fillStyle = palette.strong;
    g.roundRect(left, middle - 3, DOT_PX, 6, 3);
    g.fill();
  }
  const figure = kind === 'thread' ? `${Math.round(lane.busy * 100)}%` : note;
  const figurePx = g.measureText(figure).width;
  g.fillStyle = palette.muted;
  g.fillText(figure, LABELS_PX - PAD_PX - figurePx, middle);
  const from = kind === 'group' ? left : left + DOT_PX + 8;
  g.fillStyle = kind === 'queue' ? palette.muted : palette.ink;
  g.fillText(fitted(g, name, LABELS_PX - PAD_PX - figurePx - 8 - from), from, middle);
  g.fillStyle = palette.muted;
  for (const row of rows)
    g.fillText(fitted(g, row.name, LABELS_PX - PAD_PX - from), from, top + row.topPx + row.heightPx / 2 - 1);
}

function fitted(g: Pen, text: string, roomPx: number): string {
  if (g.measureText(text).width <= roomPx) return text;
  const characters = [...text];
  while (characters.length > 1 && g.measureText(`${characters.join('')}…`).width > roomPx) characters.pop();
  return `${characters.join('')}…`;
}
