/** What is seen of the timeline, with the names of its lanes, as a file. In the worker. */
import { paintLabels } from './paint-labels.ts';
import { LABELS_PX } from './scene.ts';
import { SvgPen } from './svg-pen.ts';
import type { LaneLabel, PictureFormat } from './trace-messages.ts';
import type { TraceScreen } from './trace-screen.ts';

/** Pixels of a PNG for each of the screen's own: sharp in a document too. */
const PNG_RATIO = 2;

export async function timelinePicture(
  format: PictureFormat,
  screen: TraceScreen,
  lanes: readonly LaneLabel[],
  { ns, live }: { ns: number; live: boolean },
): Promise<Blob | null> {
  const { shown } = screen;
  if (shown === null) return null;
  const { palette, heightPx } = shown;
  const lanesPx = Math.round(screen.camera.scale.widthPx);
  const widthPx = LABELS_PX + lanesPx;
  const column = { ...shown, lanes };
  if (format === 'svg') {
    const pen = new SvgPen(measurer());
    pen.shift(LABELS_PX);
    screen.paintOn(pen.asPen(), palette, ns, live, true, 1);
    // Over what reaches out to the left of the lanes.
    pen.shift(0);
    paintLabels(pen.asPen(), column);
    return new Blob([pen.svg(widthPx, Math.round(heightPx), 'Timeline')], { type: 'image/svg+xml' });
  }
  const scene = new OffscreenCanvas(lanesPx * PNG_RATIO, Math.round(heightPx * PNG_RATIO));
  const whole = new OffscreenCanvas(widthPx * PNG_RATIO, scene.height);
  const g = scene.getContext('2d', { alpha: false });
  const page = whole.getContext('2d', { alpha: false });
  if (g === null || page === null) return null;
  screen.paintOn(g, palette, ns, live, true, PNG_RATIO);
  page.setTransform(PNG_RATIO, 0, 0, PNG_RATIO, 0, 0);
  paintLabels(page, column);
  page.setTransform(1, 0, 0, 1, 0, 0);
  page.drawImage(scene, LABELS_PX * PNG_RATIO, 0);
  return whole.convertToBlob({ type: 'image/png' });
}

function measurer(): (text: string, font: string) => TextMetrics {
  const g = new OffscreenCanvas(1, 1).getContext('2d');
  return (text, font) => {
    if (g === null) return { width: text.length * 6 } as TextMetrics;
    g.font = font;
    return g.measureText(text);
  };
}
