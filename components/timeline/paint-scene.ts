import type { LaneBox } from '@/trace/lanes/lanes.ts';
import type { TimeArea } from './area.ts';
import { paintBarLabels } from './bar-labels.ts';
import type { Bookmark } from './bookmarks.ts';
import { paintArea } from './paint-area.ts';
import { type Drawn, paintArrows } from './paint-arrows.ts';
import { paintAxis, paintBookmarks, paintGrid, paintLines } from './paint-axis.ts';
import { paintBars } from './paint-bars.ts';
import { paintMarks, paintSigns } from './paint-marks.ts';
import { paintQueues } from './paint-queues.ts';
import { paintStates } from './paint-states.ts';
import { AXIS_PX, type Scene } from './scene.ts';

/** One frame, but for the map of the whole run. The answer is the arrows on it. */
export function paintScene(scene: Scene, area: TimeArea | null, bookmarks: readonly Bookmark[] = []): Drawn {
  const { g, palette, scale, heightPx, ratio, layout } = scene;
  g.setTransform(ratio, 0, 0, ratio, 0, 0);
  g.fillStyle = palette.surface;
  g.fillRect(0, 0, scale.widthPx, heightPx);
  paintGrid(scene);
  const pinned = layout.boxes.filter((box) => box.pinned);
  const others = pinned.length === 0 ? layout.boxes : layout.boxes.filter((box) => !box.pinned);
  paintLanes(scene, others, AXIS_PX + layout.pinnedPx, heightPx);
  if (pinned.length > 0) {
    paintLanes(scene, pinned, AXIS_PX, AXIS_PX + layout.pinnedPx);
    g.fillStyle = palette.strong;
    g.fillRect(0, AXIS_PX + layout.pinnedPx - 1, scale.widthPx, 1);
  }
  g.save();
  g.beginPath();
  g.rect(0, AXIS_PX, scale.widthPx, heightPx - AXIS_PX);
  g.clip();
  paintArea(scene, area);
  const drawn = paintArrows(scene);
  g.restore();
  paintAxis(scene);
  paintBookmarks(scene, bookmarks);
  return drawn;
}

/** Lanes that stand between two heights of the canvas. */
function paintLanes(scene: Scene, boxes: readonly LaneBox[], topPx: number, bottomPx: number): void {
  const { g, scale, pixels, ratio, heightPx, deviceColumns } = scene;
  const part = { ...scene, boxes };
  g.save();
  g.beginPath();
  g.rect(0, topPx, scale.widthPx, Math.max(0, bottomPx - topPx));
  g.clip();
  paintLines(part);
  const edge = (px: number) => Math.round(px * ratio);
  pixels?.begin(deviceColumns, Math.max(1, edge(heightPx)), edge(topPx), edge(bottomPx));
  paintQueues(part);
  paintBars(part);
  paintStates(part);
  const signs = paintMarks(part);
  pixels?.flush(g, ratio);
  paintBarLabels(part);
  paintSigns(part, signs);
  g.restore();
}
