/** Painting of live figures over cards and capsules, in canvas pixels. Pure but for the context it paints on. */

import type { DeadlockWait } from '@/components/parts/deadlock-parts.ts';
import { onBar, threadColours } from '@/components/parts/thread-colours.ts';
import type { Box, ThreadColour } from '@/flow/document.ts';
import type { RunFigures } from '@/trace/moments/figures.ts';
import { canvasColours, type Theme } from './canvas-colours.ts';
import type { DetailLevel } from './detail.ts';
import { paintWaiting } from './paint-waiting.ts';
import { filledSlots } from './slots.ts';

/** Something on the canvas that has figures, under the name that it had in the run. */
export type Painted =
  /** `tight`: port names stand beside its figures. `waits`: it is in a deadlock. */
  | {
      kind: 'actor';
      name: string;
      box: Box;
      colour: ThreadColour;
      tight: boolean;
      waits: DeadlockWait | undefined;
    }
  | { kind: 'queue'; name: string; box: Box; slots: number; waits: DeadlockWait | undefined };

export interface Look {
  theme: Theme;
  fontFamily: string;
  /** The run has ended: its figures are of all of it, not of this moment. */
  over: boolean;
  /** In `far` bars have no words. */
  detail: DetailLevel;
  /** Type of words in `middle`. */
  middlePx: number;
  /** The actor that others wait for most; null where nobody waits for long. */
  awaited: string | null;
}

type Context = CanvasRenderingContext2D;

export function paintFigures(
  context: Context,
  things: readonly Painted[],
  figures: RunFigures,
  look: Look,
): void {
  context.textBaseline = 'alphabetic';
  for (const thing of things) {
    if (thing.waits) paintDeadlock(context, thing, thing.waits, look);
    if (thing.kind === 'queue') paintQueue(context, thing, figures.queues[thing.name], look);
    else paintActor(context, thing, figures.actors[thing.name], look);
  }
}

function paintQueue(
  context: Context,
  { box, slots, waits }: Extract<Painted, { kind: 'queue' }>,
  figure: RunFigures['queues'][string] | undefined,
  look: Look,
) {
  const colours = canvasColours[look.theme];
  const { depth, capacity, blocking } = figure ?? { depth: 0, capacity: 0, blocking: false };
  if (blocking && !waits) {
    context.strokeStyle = colours.warnFill;
    context.lineWidth = 2;
    context.beginPath();
    context.roundRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1, box.height / 2);
    context.stroke();
  }
  if (!figure) return;
  context.fillStyle = blocking ? colours.warnFill : colours.accent;
  const pitch = 6.1;
  for (let slot = 0; slot < filledSlots(depth, capacity, slots); slot++) {
    context.fillRect(box.x + 18 + slot * pitch, box.y + 24, 4.1, 7);
  }
  if (look.detail !== 'near') return;
  context.font = `10.5px ${look.fontFamily}`;
  context.textAlign = 'right';
  context.fillStyle = blocking ? colours.warn : colours.muted;
  context.fillText(depthWords(depth, capacity), box.x + box.width - 17, box.y + 17.5);
  if (figure.waiting !== undefined && figure.waiting.length > 0)
    paintWaiting(context, box, figure.waiting, depth, look);
}

/** A ring round what waits for ever, in the colour of its wires. */
function paintDeadlock(context: Context, { kind, box }: Painted, waits: DeadlockWait, look: Look) {
  const colours = canvasColours[look.theme];
  const gap = kind === 'actor' ? 3 : 0;
  context.strokeStyle = waits === 'place' ? colours.danger : colours.warn;
  context.lineWidth = 2;
  context.beginPath();
  const [width, height] = [box.width + 2 * gap, box.height + 2 * gap];
  context.roundRect(box.x - gap, box.y - gap, width, height, kind === 'actor' ? 10 : height / 2);
  context.stroke();
}

function paintAwaited(context: Context, box: Box, look: Look) {
  context.strokeStyle = canvasColours[look.theme].warnFill;
  context.lineWidth = 2;
  context.beginPath();
  context.roundRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1, 7);
  context.stroke();
}

/** Less of its time than this is no waiting worth showing. */
const LEAST_WAITING = 0.1;

function paintActor(
  context: Context,
  { name, box, colour, tight, waits }: Extract<Painted, { kind: 'actor' }>,
  figure: RunFigures['actors'][string] | undefined,
  look: Look,
) {
  if (name === look.awaited && !waits) paintAwaited(context, box, look);
  if (!figure) return;
  const colours = canvasColours[look.theme];
  const busy = Math.min(1, Math.max(0, figure.busy));
  const top = box.y + box.height - 15;
  const bar = look.detail === 'far' ? plainBar : roundBar;
  context.fillStyle = colours.slot;
  bar(context, box.x + 18, top, 48);
  if (busy > 0) {
    context.fillStyle = threadColours[colour][look.theme];
    bar(context, box.x + 18, top, Math.max(3, 48 * busy));
  }
  const waiting = Math.min(1 - busy, figure.waiting ?? 0);
  if (waiting >= LEAST_WAITING) {
    context.fillStyle = colours.warnFill;
    bar(context, box.x + 18 + 48 * busy, top, Math.max(3, 48 * waiting));
  }
  if (figure.failures > 0) paintFailures(context, box, figure.failures, look);
  if (look.detail === 'far') return;
  const middle = look.detail === 'middle';
  context.font = `${middle ? look.middlePx - 2 : 10.5}px ${look.fontFamily}`;
  context.textAlign = 'left';
  context.fillStyle = colours.muted;
  const words = figure.doing ?? actorWords(figure, { tight: tight || middle, over: look.over });
  context.fillText(words, box.x + 72, top + (middle ? 8 : 6));
}

function paintFailures(context: Context, box: Box, failures: number, look: Look) {
  const words = amount(failures);
  context.font = `600 10px ${look.fontFamily}`;
  const width = context.measureText(words).width + 10;
  context.fillStyle = canvasColours[look.theme].danger;
  context.beginPath();
  context.roundRect(box.x + box.width - width - 10, box.y + box.height - 8, width, 15, 7.5);
  context.fill();
  if (look.detail === 'far') return;
  context.fillStyle = onBar[look.theme];
  context.textAlign = 'center';
  context.fillText(words, box.x + box.width - width / 2 - 10, box.y + box.height + 3);
}

/** From far away nobody sees its ends. */
function plainBar(context: Context, x: number, y: number, width: number) {
  context.fillRect(x, y, width, 4);
}

function roundBar(context: Context, x: number, y: number, width: number) {
  context.beginPath();
  context.roundRect(x, y, width, 4, 2);
  context.fill();
}

/** Busy actors say how busy, those that stand still how much they wait, others how often; in a run that is over all say how much they did. */
export function actorWords(
  { busy, waiting = 0, perSecond, handled }: RunFigures['actors'][string],
  { tight = false, over = false } = {},
): string {
  if (over) return `${amount(handled)}${tight ? '' : ' handled'}`;
  if (busy >= 0.5) return `${Math.round(busy * 100)}%${tight ? '' : ' busy'}`;
  if (waiting >= 0.5 && perSecond < 1) return tight ? 'waits' : `${Math.round(waiting * 100)}% waiting`;
  if (perSecond > 0) return `${rate(perSecond)}/s`;
  return handled > 0 ? amount(handled) : 'idle';
}

function rate(perSecond: number): string {
  if (perSecond < 10) return perSecond.toFixed(1);
  return amount(Math.round(perSecond));
}

/** `11`, `1,024`, `12.3k`, `4.5M`: short enough for a card. */
export function amount(n: number): string {
  if (n < 10_000) return Math.round(n).toLocaleString('en-GB');
  if (n < 999_500) return `${short(n / 1000)}k`;
  return `${short(n / 1_000_000)}M`;
}

/** `11/16`, `812/1k`: short enough to stand beside a name. */
export const depthWords = (depth: number, capacity: number): string => `${brief(depth)}/${brief(capacity)}`;

const brief = (n: number) => (n < 1000 ? String(n) : `${Math.round(n / 1000)}k`);
const short = (n: number) => (n < 100 ? n.toFixed(1).replace(/\.0$/, '') : Math.round(n).toString());
