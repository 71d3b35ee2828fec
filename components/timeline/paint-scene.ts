import type { Arrow } from '@/trace/arrows.ts';
import type { TimeArea } from './area.ts';
import { paintArea } from './paint-area.ts';
import { paintArrows } from './paint-arrows.ts';
import { paintAxis, paintGrid } from './paint-axis.ts';
import { paintBars } from './paint-bars.ts';
import { paintMarks } from './paint-marks.ts';
import { paintQueues } from './paint-queues.ts';
import { AXIS_PX, type Scene } from './scene.ts';

/** One frame. The answer is the arrows on it. */
export function paintScene(scene: Scene, area: TimeArea | null): Arrow[] {
  const { g, palette, scale, heightPx, ratio } = scene;
  g.setTransform(ratio, 0, 0, ratio, 0, 0);
  g.fillStyle = palette.surface;
  g.fillRect(0, 0, scale.widthPx, heightPx);
  paintGrid(scene);
  g.save();
  g.beginPath();
  g.rect(0, AXIS_PX, scale.widthPx, heightPx - AXIS_PX);
  g.clip();
  paintQueues(scene);
  paintBars(scene);
  paintMarks(scene);
  paintArea(scene, area);
  const arrows = paintArrows(scene);
  g.restore();
  paintAxis(scene);
  return arrows;
}
