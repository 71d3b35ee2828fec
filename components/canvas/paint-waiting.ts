import type { Box } from '@/flow/document.ts';
import { canvasColours, type Theme } from './canvas-colours.ts';

const LINE_PX = 13;
const PAD_PX = 6;
const LEAST_PX = 176;
/** Below the capsule and the line that says its rule. */
const BELOW_PX = 21;

/** What waited in a queue at a moment of the past: a card below it with the first messages, next to be taken on top. */
export function paintWaiting(
  context: CanvasRenderingContext2D,
  box: Box,
  waiting: readonly string[],
  depth: number,
  look: { theme: Theme; fontFamily: string },
): void {
  const colours = canvasColours[look.theme];
  const more = depth - waiting.length;
  const lines = more > 0 ? [...waiting, `and ${more.toLocaleString('en')} more`] : waiting;
  const width = Math.max(LEAST_PX, box.width);
  const left = box.x + box.width / 2 - width / 2;
  const top = box.y + box.height + BELOW_PX;
  context.fillStyle = colours.raised;
  context.strokeStyle = colours.line;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(left, top, width, lines.length * LINE_PX + PAD_PX, 5);
  context.fill();
  context.stroke();
  context.save();
  context.clip();
  context.textAlign = 'left';
  for (const [i, words] of lines.entries()) {
    const isContent = i < waiting.length;
    context.font = isContent ? '9.5px ui-monospace, monospace' : `9.5px ${look.fontFamily}`;
    context.fillStyle = isContent ? colours.ink : colours.muted;
    context.fillText(words, left + PAD_PX, top + LINE_PX * (i + 1) - 1);
  }
  context.restore();
}
