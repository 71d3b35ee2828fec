/** Everything that a frame is painted from. */

import type { LaneBox, Layout } from '@/trace/lanes/lanes.ts';
import type { Tick } from '@/trace/lanes/ticks.ts';
import type { TimeScale } from '@/trace/lanes/time-scale.ts';
import type { TraceStore } from '@/trace/reading/trace-store.ts';
import type { Pen } from './pen.ts';
import type { Pixels } from './pixels.ts';
import type { SceneIndex } from './scene-index.ts';
import type { Palette } from './trace-messages.ts';

/** The picture of the whole run, above the ticks. */
export const MAP_PX = 22;
/** Where the lanes begin: below the map and the ticks. */
export const AXIS_PX = MAP_PX + 22;
/** Width of the lane labels, left of the canvas. */
export const LABELS_PX = 160;

export interface Scene {
  g: Pen;
  store: TraceStore;
  index: SceneIndex;
  scale: TimeScale;
  layout: Layout;
  /** Those lanes of the layout that are being painted: pinned ones and the others take turns. */
  boxes: readonly LaneBox[];
  palette: Palette;
  /** Of all letters, as CSS writes it. */
  font: string;
  heightPx: number;
  ratio: number;
  /** Lanes are moved up by this much. */
  scrollPx: number;
  nowNs: number;
  live: boolean;
  /** Row of the selected message, -1 for none. */
  selected: number;
  /** 1 for the actors to be seen, by index; null where all are. */
  lit: Uint8Array | null;
  /** The same for queues. */
  litQueues: Uint8Array | null;
  /** Times at the edges of the columns of device pixels, and of CSS pixels: one more than there are columns. */
  deviceTimes: Float64Array;
  deviceColumns: number;
  times: Float64Array;
  columns: number;
  /** Of the axis. */
  ticks: readonly Tick[];
  /** Of the selection: all of its chain, or one step. */
  wholeChain: boolean;
  /** Arrows of all that is in view, as many as tell something. */
  allArrows: boolean;
  /**
   * Where what is dense is made pixel by pixel; it is put onto the canvas before letters and signs. Null for pictures
   * that are kept: what cannot be said in shapes is said in rectangles.
   */
  pixels: Pixels | null;
}

export const colourOf = (scene: Scene, thread: number) =>
  scene.palette.threads[scene.store.head.threads[thread]?.colour ?? ''] ?? scene.palette.muted;

/** Whether a bar is to be seen: nothing is selected, or its actor, or the queue its message came through. */
export const isLit = ({ lit, litQueues, store }: Scene, actor: number, message: number) =>
  (lit === null && litQueues === null) ||
  lit?.[actor] === 1 ||
  litQueues?.[store.messages.queue[message] as number] === 1;

/** Where a lane begins on the canvas; null where it is out of sight. */
export function topOf({ scrollPx, heightPx }: Scene, box: LaneBox): number | null {
  const top = AXIS_PX + box.topPx - scrollPx;
  return top > heightPx || top + box.heightPx < AXIS_PX ? null : top;
}
