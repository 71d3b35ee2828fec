/** Everything that a frame is painted from. */

import type { LaneBox } from '@/trace/lanes.ts';
import type { TimeScale } from '@/trace/time-scale.ts';
import type { TraceStore } from '@/trace/trace-store.ts';
import type { Palette } from './trace-messages.ts';

export const AXIS_PX = 22;
/** Width of the lane labels, left of the canvas. */
export const LABELS_PX = 150;

export interface Scene {
  g: OffscreenCanvasRenderingContext2D;
  store: TraceStore;
  scale: TimeScale;
  /** Threads first, by index; then queues. In CSS pixels from the top of the lanes. */
  boxes: LaneBox[];
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
}

export const colourOf = (scene: Scene, thread: number) =>
  scene.palette.threads[scene.store.head.threads[thread]?.colour ?? ''] ?? scene.palette.muted;

/** Whether a bar is to be seen: nothing is selected, or its actor, or the queue its message came through. */
export const isLit = ({ lit, litQueues, store }: Scene, actor: number, message: number) =>
  (lit === null && litQueues === null) ||
  lit?.[actor] === 1 ||
  litQueues?.[store.messages.queue[message] as number] === 1;
