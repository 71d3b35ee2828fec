/** Pinned lanes lie over the others: an arrow's end that is scrolled below them is shown at their edge. */
import type { Arrow } from '@/trace/lanes/arrows.ts';
import type { Scene } from './scene.ts';

/** The arrow as it may be drawn; null where neither end can be seen. */
export function besidePinned(scene: Scene, arrow: Arrow): Arrow | null {
  const { layout, store, scrollPx } = scene;
  if (layout.pinnedPx === 0) return arrow;
  const edgePx = scrollPx + layout.pinnedPx;
  const taker = store.messages.to[arrow.message] as number;
  const isBelow = (thread: number, yPx: number) => layout.ofThread[thread]?.pinned !== true && yPx < edgePx;
  const from = isBelow(arrow.thread, arrow.fromYPx);
  const to = isBelow(store.threadOf(taker), arrow.toYPx);
  if (from && to) return null;
  if (!from && !to) return arrow;
  return { ...arrow, fromYPx: from ? edgePx : arrow.fromYPx, toYPx: to ? edgePx : arrow.toYPx };
}
