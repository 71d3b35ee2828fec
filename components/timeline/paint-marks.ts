/** Failures in red over the bar, losses in amber on the queue's lane, or on the thread's where queues are hidden. */
import { firstAfter } from '@/trace/growable.ts';
import { MarkKind } from '@/trace/marks.ts';
import { xOf } from '@/trace/time-scale.ts';
import { AXIS_PX, type Scene } from './scene.ts';

const LEAST_GAP_PX = 5;
/** Beyond this many in view the marks stand without their lines. */
const MOST_LINES = 60;

const RED = new Set<number>([MarkKind.failed, MarkKind.actorStopped, MarkKind.deadlocked]);

export function paintMarks(scene: Scene): void {
  const { g, store, boxes, scale, palette, scrollPx } = scene;
  const queueBoxes = new Map(boxes.filter((b) => b.kind === 'queue').map((b) => [b.index, b] as const));
  const last = new Map<number, number>();
  for (const marks of store.marks) {
    const from = firstAfter(marks.time, marks.n, scale.startNs);
    const to = firstAfter(marks.time, marks.n, scale.endNs);
    for (let i = from; i < to; i++) {
      const kind = marks.kind[i] as number;
      const red = RED.has(kind);
      if (kind === MarkKind.restarted) continue;
      if (kind === MarkKind.cut) {
        paintCut(scene, marks.time[i] as number);
        continue;
      }
      const box =
        (red ? undefined : queueBoxes.get(marks.queue[i] as number)) ??
        boxes[store.threadOf(marks.actor[i] as number)];
      if (box === undefined) continue;
      const x = Math.round(xOf(scale, marks.time[i] as number));
      // Marks that would lie on one another say no more than one.
      const key = box.topPx * 2 + (red ? 1 : 0);
      if (Math.abs((last.get(key) ?? Number.NEGATIVE_INFINITY) - x) < LEAST_GAP_PX) continue;
      last.set(key, x);
      const y = AXIS_PX + box.topPx + 1 - scrollPx;
      g.fillStyle = red ? palette.danger : palette.warn;
      g.beginPath();
      g.moveTo(x - 4, y);
      g.lineTo(x + 4, y);
      g.lineTo(x, y + 6);
      g.fill();
      if (!red || to - from > MOST_LINES) continue;
      g.globalAlpha = 0.35;
      g.fillRect(x - 0.5, y, 1, box.heightPx - 3);
      g.globalAlpha = 1;
    }
  }
}

/** A dashed line through all lanes: beyond it, or before it, records are missing. */
function paintCut({ g, scale, palette, heightPx }: Scene, timeNs: number): void {
  const x = Math.round(xOf(scale, timeNs));
  g.fillStyle = palette.warn;
  for (let y = AXIS_PX; y < heightPx; y += 6) g.fillRect(x - 1, y, 2, 3);
}
