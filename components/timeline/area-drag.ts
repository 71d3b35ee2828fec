/** A drag over the lanes as a stretch of time and the lanes it covers. */
import type { Layout } from '@/trace/lanes/lanes.ts';
import { type TimeScale, timeAt } from '@/trace/lanes/time-scale.ts';
import type { TimeArea } from './area.ts';

export interface AreaDrag {
  /** A new area, or an edge of the one that is there. */
  edge: 'new' | 'from' | 'to';
  /** Where it began and where it is now, in CSS pixels of the lanes. */
  startXPx: number;
  startYPx: number;
  xPx: number;
  yPx: number;
  /** The area that was there when it began. */
  before: TimeArea | null;
}

/** Null where it has no width. */
export function areaOfDrag(
  drag: AreaDrag,
  scale: TimeScale,
  { ofThread, ofQueue }: Pick<Layout, 'ofThread' | 'ofQueue'>,
  names: { threads: readonly { name: string }[]; queues: readonly { name: string }[] },
): TimeArea | null {
  const { before } = drag;
  const clamp = (xPx: number) => Math.max(0, timeAt(scale, Math.max(0, Math.min(scale.widthPx, xPx))));
  const now = clamp(drag.xPx);
  if (drag.edge !== 'new') {
    if (before === null) return null;
    const other = drag.edge === 'from' ? before.toNs : before.fromNs;
    if (now === other) return before;
    return { ...before, fromNs: Math.min(now, other), toNs: Math.max(now, other) };
  }
  const start = clamp(drag.startXPx);
  if (start === now) return null;
  const top = Math.min(drag.startYPx, drag.yPx);
  const bottom = Math.max(drag.startYPx, drag.yPx);
  const named = (boxes: Layout['ofThread'], of: readonly { name: string }[]) =>
    of.flatMap(({ name }, index) => {
      const box = boxes[index];
      return box !== undefined && box.topPx < bottom && box.topPx + box.heightPx > top ? name : [];
    });
  return {
    fromNs: Math.min(start, now),
    toNs: Math.max(start, now),
    threads: named(ofThread, names.threads),
    queues: named(ofQueue, names.queues),
  };
}
