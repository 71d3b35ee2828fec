/** What is seen of the timeline, with the names of its lanes, as a file. In the worker. */
import { paintLabels } from './paint-labels.ts';
import { LABELS_PX } from './scene.ts';
import { SvgPen } from './svg-pen.ts';
import type { LaneLabel, PictureFormat } from './trace-messages.ts';
import type { TraceScreen } from './trace-screen.ts';

/** Pixels of a PNG for each of the screen's own: sharp in a document too. */
const PNG_RATIO = 2;

type Measure = (text: string, font: string) => TextMetrics;
interface Moment {
  ns: number;
  live: boolean;
}

export async function timelinePicture(
  format: PictureFormat,
  screen: TraceScreen,
  lanes: readonly LaneLabel[],
  moment: Moment,
): Promise<Blob | null> {
  if (format === 'png') return timelinePng(screen, lanes, moment);
  const svg = timelineSvg(screen, lanes, moment, measurer());
  return svg === null ? null : new Blob([svg], { type: 'image/svg+xml' });
}

/** Shapes and letters alone; null where nothing is shown. */
export function timelineSvg(
  screen: TraceScreen,
  lanes: readonly LaneLabel[],
  { ns, live }: Moment,
  measure: Measure,
): string | null {
  const { shown } = screen;
  if (shown === null) return null;
  const pen = new SvgPen(measure);
  pen.shift(LABELS_PX);
  screen.paintOn(pen.asPen(), shown.palette, ns, live, true, 1);
  // Over what reaches out to the left of the lanes.
  pen.shift(0);
  paintLabels(pen.asPen(), { ...shown, lanes });
  const widthPx = LABELS_PX + Math.round(screen.camera.scale.widthPx);
  return pen.svg(widthPx, Math.round(shown.heightPx), 'Timeline');
}

async function timelinePng(
  screen: TraceScreen,
  lanes: readonly LaneLabel[],
  { ns, live }: Moment,
): Promise<Blob | null> {
  const { shown } = screen;
  if (shown === null) return null;
  const lanesPx = Math.round(screen.camera.scale.widthPx);
  const scene = new OffscreenCanvas(lanesPx * PNG_RATIO, Math.round(shown.heightPx * PNG_RATIO));
  const whole = new OffscreenCanvas((LABELS_PX + lanesPx) * PNG_RATIO, scene.height);
  const g = scene.getContext('2d', { alpha: false });
  const page = whole.getContext('2d', { alpha: false });
  if (g === null || page === null) return null;
  screen.paintOn(g, shown.palette, ns, live, true, PNG_RATIO);
  page.setTransform(PNG_RATIO, 0, 0, PNG_RATIO, 0, 0);
  paintLabels(page, { ...shown, lanes });
  page.setTransform(1, 0, 0, 1, 0, 0);
  page.drawImage(scene, LABELS_PX * PNG_RATIO, 0);
  return whole.convertToBlob({ type: 'image/png' });
}

function measurer(): Measure {
  const g = new OffscreenCanvas(1, 1).getContext('2d');
  return (text, font) => {
    if (g === null) return { width: text.length * 6 } as TextMetrics;
    g.font = font;
    return g.measureText(text);
  };
}
