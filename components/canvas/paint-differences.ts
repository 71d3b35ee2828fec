/** How the run on screen differs from another one, as a quiet badge on each actor and queue. In canvas pixels. */
import { differenceWords } from '@/components/compare/difference-words.ts';
import type { ComparedRow, Comparison, Metric } from '@/trace/compare/compare-runs.ts';
import { canvasColours } from './canvas-colours.ts';
import type { Look, Painted } from './paint-overlay.ts';

const TYPE_PX = 10;

export function paintDifferences(
  context: CanvasRenderingContext2D,
  things: readonly Painted[],
  { comparison, badge }: { comparison: Comparison | null; badge: Metric },
  { theme, fontFamily, detail, middlePx }: Pick<Look, 'theme' | 'fontFamily' | 'detail' | 'middlePx'>,
): void {
  if (comparison === null || detail === 'far') return;
  const colours = canvasColours[theme];
  const rows = {
    actor: new Map(comparison.actors.map((row) => [row.name, row])),
    queue: new Map(comparison.queues.map((row) => [row.name, row])),
  };
  const typePx = detail === 'middle' ? middlePx - 2 : TYPE_PX;
  const highPx = typePx * 1.5;
  context.font = `500 ${typePx}px ${fontFamily}`;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  for (const { kind, name, box } of things) {
    const words = badgeWords(rows[kind].get(name), badge);
    if (words === '') continue;
    const width = context.measureText(words).width + typePx;
    // Above, at the right: nothing else stands there.
    const x = box.x + box.width - width - (kind === 'queue' ? 14 : 8);
    const y = box.y - highPx - 2;
    context.fillStyle = colours.raised;
    context.strokeStyle = colours.lineStrong;
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(x, y, width, highPx, highPx / 2);
    context.fill();
    context.stroke();
    context.fillStyle = words === 'same' ? colours.muted : colours.ink;
    context.fillText(words, x + width / 2, y + typePx * 1.1);
  }
}

/** Empty where there is nothing to say. */
export function badgeWords(row: ComparedRow | undefined, metric: Metric): string {
  if (row === undefined || row.in === 'there') return '';
  return row.in === 'here' ? 'only here' : differenceWords(metric, row.differences[metric]);
}
