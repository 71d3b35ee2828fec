/**
 * Failures in red on the thread's lane, losses in amber on the queue's, or on the thread's where queues are hidden.
 * None is ever merged away: each column of pixels has a tick for each kind that it holds, and where there is room, a
 * sign, and how many they are.
 */
import type { LaneBox } from '@/trace/lanes/lanes.ts';
import { type MarkList, markColumns } from '@/trace/lanes/mark-index.ts';
import { xOf } from '@/trace/lanes/time-scale.ts';
import { MarkKind } from '@/trace/reading/marks.ts';
import type { Pen } from './pen.ts';
import { pixelOf } from './pixels.ts';
import { AXIS_PX, type Scene } from './scene.ts';

/** Ticks that stand closer than this are one cluster, with one sign and one number. */
const CLUSTER_PX = 10;
const TICK_PX = 4;
/** Kinds stand below one another, so that none hides another. */
const KIND_PX = 5;

const PLACE: Partial<Record<MarkKind, number>> = {
  [MarkKind.failed]: 0,
  [MarkKind.actorStopped]: 1,
  [MarkKind.deadlocked]: 2,
  [MarkKind.restarted]: 3,
  [MarkKind.dropped]: 0,
  [MarkKind.merged]: 1,
  [MarkKind.expired]: 2,
  [MarkKind.deadLettered]: 3,
};
const RED = new Set<MarkKind>([MarkKind.failed, MarkKind.actorStopped, MarkKind.deadlocked]);

export function markBox({ layout, boxes }: Scene, { queue, thread }: MarkList): LaneBox | undefined {
  const box = (queue >= 0 ? layout.ofQueue[queue] : undefined) ?? layout.ofThread[thread];
  return box !== undefined && boxes.includes(box) ? box : undefined;
}

/** Where the marks of a kind stand in a lane: from the top of the canvas. */
export const markTop = ({ scrollPx }: Scene, box: LaneBox, kind: MarkKind) =>
  AXIS_PX + box.topPx - scrollPx + 1 + Math.min((PLACE[kind] ?? 0) * KIND_PX, Math.max(0, box.heightPx - 7));

/** Marks that stand so close that they have one sign, and one number. */
interface Cluster {
  kind: MarkKind;
  colour: string;
  from: number;
  to: number;
  count: number;
  y: number;
  /** Where the next begins: the number must not run into it. */
  next: number;
}

/** A tick for each column and kind. @returns what signs belong to them: to be painted over everything else */
export function paintMarks(scene: Scene): Cluster[] {
  const { index, times, columns, palette } = scene;
  const clusters: Cluster[] = [];
  for (const list of index.marks.lists) {
    const { kind } = list;
    const box = kind === MarkKind.cut ? undefined : markBox(scene, list);
    if (box === undefined) continue;
    const y = markTop(scene, box, kind);
    const colour = RED.has(kind) ? palette.danger : kind === MarkKind.restarted ? palette.ink : palette.warn;
    const tick = ticker(scene, y, colour);
    let cluster: Cluster | null = null;
    for (const { column, count } of markColumns(list, times, columns)) {
      tick(column);
      if (cluster !== null && column - cluster.to <= CLUSTER_PX) {
        cluster.to = column;
        cluster.count += count;
        continue;
      }
      if (cluster !== null) cluster.next = column;
      cluster = { kind, colour, from: column, to: column, count, y, next: Number.POSITIVE_INFINITY };
      clusters.push(cluster);
    }
  }
  return clusters;
}

function ticker({ g, pixels, ratio }: Scene, y: number, colour: string): (column: number) => void {
  if (pixels !== null) {
    const pixel = pixelOf(colour, 1);
    const top = Math.round(y * ratio);
    const bottom = Math.round((y + TICK_PX) * ratio);
    return (column) =>
      pixels.fill(Math.round(column * ratio), Math.round((column + 1) * ratio), top, bottom, pixel);
  }
  g.fillStyle = colour;
  return (column) => g.fillRect(column, y, 1, TICK_PX);
}

/** Signs and numbers of clusters, and the line where records are missing. */
export function paintSigns(scene: Scene, clusters: readonly Cluster[]): void {
  const { g, font, palette } = scene;
  // A rim, so that red stands out on a red bar too.
  g.strokeStyle = palette.surface;
  g.lineWidth = 2;
  for (const { kind, colour, from, to, y } of clusters) {
    if (!isOne(from, to)) continue;
    g.fillStyle = colour;
    shape(g, kind, (from + to) / 2 + 0.5, y);
  }
  g.font = font.replace('11px', '10px');
  g.textBaseline = 'middle';
  for (const cluster of clusters) if (cluster.count > 1) paintNumber(scene, cluster);
  for (const list of scene.index.marks.lists)
    if (list.kind === MarkKind.cut) for (let i = 0; i < list.n; i++) paintCut(scene, list.time[i] as number);
}

const isOne = (from: number, to: number) => to - from < 3;

const numbers = new Intl.NumberFormat('en');

function paintNumber({ g, palette }: Scene, { colour, from, to, count, y, next }: Cluster): void {
  const words = count < 1000 ? String(count) : numbers.format(count);
  const x = to + (isOne(from, to) ? 6 : 3);
  const wide = words.length * 6 + 4;
  if (x + wide > next) return;
  // Read over bars as well.
  g.globalAlpha = 0.85;
  g.fillStyle = palette.surface;
  g.fillRect(x - 1, y - 1, wide - 2, 10);
  g.globalAlpha = 1;
  g.fillStyle = colour;
  g.fillText(words, x, y + 4.5);
}

/** A sign of its own for each kind: colour alone would not tell them apart. */
function shape(g: Pen, kind: MarkKind, x: number, y: number): void {
  g.beginPath();
  switch (kind) {
    case MarkKind.failed:
    case MarkKind.dropped:
      g.moveTo(x - 4, y);
      g.lineTo(x + 4, y);
      g.lineTo(x, y + 6);
      g.lineTo(x - 4, y);
      break;
    case MarkKind.deadlocked:
    case MarkKind.expired:
      g.moveTo(x, y - 0.5);
      g.lineTo(x + 4, y + 3.5);
      g.lineTo(x, y + 7.5);
      g.lineTo(x - 4, y + 3.5);
      g.lineTo(x, y - 0.5);
      break;
    case MarkKind.restarted:
    case MarkKind.merged:
      g.arc(x, y + 3, 3, 0, 7);
      break;
    default:
      g.rect(x - 3, y, 6, 6);
  }
  g.stroke();
  g.fill();
}

/** A dashed line through all lanes: beyond it, or before it, records are missing. */
function paintCut({ g, scale, palette, heightPx }: Scene, timeNs: number): void {
  const x = Math.round(xOf(scale, timeNs));
  if (x < 0 || x > scale.widthPx) return;
  g.fillStyle = palette.warn;
  for (let y = AXIS_PX; y < heightPx; y += 6) g.fillRect(x - 1, y, 2, 3);
}
