/** Paints live figures only where they look otherwise than before: most of them change nothing that is seen. */
import type { Box } from '@/flow/document.ts';
import type { RunFigures } from '@/trace/moments/figures.ts';
import { actorWords, amount, depthWords, type Look, type Painted, paintFigures } from './paint-overlay.ts';
import { filledSlots } from './slots.ts';

/** How far paint reaches out of a thing's box, as rings and the pill of failures do; in canvas pixels. */
export const REACH = 14;
/** Length of a bar, in canvas pixels. */
const BAR = 48;

/** Where the canvas's origin is in the picture, in its own pixels, and how many of these a canvas pixel has. */
export interface OverlayView {
  x: number;
  y: number;
  scale: number;
}

export class OverlayPainter {
  private key = '';
  private things: readonly Painted[] = [];
  private looks: string[] = [];

  /** Something else was painted or wiped: the next time all is painted. */
  forget(): void {
    this.key = '';
  }

  /**
   * @param key changes where everything is to be painted anew
   * @param things all that is on the canvas; the same array as long as nothing in it has changed
   * @returns false where nothing had to be painted
   */
  paint(
    context: CanvasRenderingContext2D,
    things: readonly Painted[],
    figures: RunFigures,
    look: Look,
    view: OverlayView,
    key: string,
  ): boolean {
    const { width, height } = context.canvas;
    const { x, y, scale } = view;
    const seen = { x: -x / scale, y: -y / scale, width: width / scale, height: height / scale };
    const inView = things.filter((thing) => touches(reachOf(thing), seen));
    const looks = inView.map((thing) => looksOf(thing, figures, look, scale));
    const isSame = key !== '' && key === this.key && things === this.things;
    const changed = isSame ? inView.filter((_, i) => looks[i] !== this.looks[i]) : inView;
    this.key = key;
    this.things = things;
    this.looks = looks;
    if (changed.length === 0 && isSame) return false;
    context.setTransform(scale, 0, 0, scale, x, y);
    if (!isSame || changed.length > inView.length / 2) {
      context.clearRect(seen.x, seen.y, seen.width, seen.height);
      paintFigures(context, inView, figures, look);
      return true;
    }
    const places = changed.map(reachOf);
    context.save();
    context.beginPath();
    for (const place of places) context.rect(place.x, place.y, place.width, place.height);
    context.clip();
    for (const place of places) context.clearRect(place.x, place.y, place.width, place.height);
    const touched = inView.filter((thing) => places.some((place) => touches(reachOf(thing), place)));
    paintFigures(context, touched, figures, look);
    context.restore();
    return true;
  }
}

/** A text that differs where the paint of a thing does. */
export function looksOf(thing: Painted, figures: RunFigures, look: Look, scale: number): string {
  if (thing.kind === 'queue') {
    const figure = figures.queues[thing.name];
    if (figure === undefined) return String(thing.waits);
    const { depth, capacity, blocking } = figure;
    const words = look.detail === 'near' ? depthWords(depth, capacity) : '';
    return `${thing.waits} ${filledSlots(depth, capacity, thing.slots)} ${blocking} ${words}`;
  }
  const figure = figures.actors[thing.name];
  const ring = `${thing.waits} ${look.awaited === thing.name}`;
  if (figure === undefined) return ring;
  const { busy, waiting = 0, failures } = figure;
  // In halves of the screen's pixels.
  const length = (share: number) => Math.round(share * BAR * scale * 2);
  const tight = thing.tight || look.detail === 'middle';
  const words = look.detail === 'far' ? '' : (figure.doing ?? actorWords(figure, { tight, over: look.over }));
  return `${ring} ${length(busy)} ${length(waiting)} ${failures > 0 ? amount(failures) : ''} ${words}`;
}

function reachOf({ box: { x, y, width, height } }: Painted): Box {
  return { x: x - REACH, y: y - REACH, width: width + 2 * REACH, height: height + 2 * REACH };
}

function touches(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
