/** A large flow from far away: boxes without words, and wires as straight lines. Pure but for the context. */
import { threadColours } from '@/components/parts/thread-colours.ts';
import { canvasColours, type Theme } from './canvas-colours.ts';
import type { CanvasNode, ProblemBadge } from './derive-nodes.ts';
import { type FarPicture, INKS, type Lines } from './far-picture.ts';

type Context = CanvasRenderingContext2D;

/** What is painted of the canvas: its upper left corner is at (`x`, `y`) of the picture, in pixels of the screen. */
export interface FarView {
  x: number;
  y: number;
  zoom: number;
  /** Of the picture, in pixels of the screen. */
  width: number;
  height: number;
}

/** Below this zoom corners are too small to be seen, and straight boxes are much quicker to paint. */
const ROUND_FROM = 0.16;
/** Least line round a box, in pixels of the screen. */
const LEAST_LINE = 0.45;
/** The band of an actor's thread: wider than on a card that is near. */
const BAND = 27;

/** @param context its own transform is taken; `ratio` is the screen's pixels for each of the view's */
export function paintFar(
  context: Context,
  { nodes, lines }: FarPicture,
  view: FarView,
  theme: Theme,
  ratio: number,
): void {
  const { x, y, zoom } = view;
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * x, ratio * y);
  const [left, top] = [-x / zoom, -y / zoom];
  const [right, bottom] = [left + view.width / zoom, top + view.height / zoom];
  const seen = nodes.filter(
    ({ position, width = 0, height = 0 }) =>
      position.x < right &&
      position.y < bottom &&
      position.x + width + MARK > left &&
      position.y + height + MARK > top,
  );
  const pen = new FarPen(context, theme, zoom);
  for (const node of seen) pen.frame(node);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  paintLines(context, lines, view, theme);
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * x, ratio * y);
  for (const node of seen) pen.box(node);
  for (const node of seen) pen.mark(node);
}

/** How far a mark or a copy's edge stands out of its box. */
const MARK = 12;

class FarPen {
  readonly context: Context;
  readonly theme: Theme;
  readonly colours: (typeof canvasColours)[Theme];
  readonly line: number;
  readonly isRound: boolean;
  readonly zoom: number;
  constructor(context: Context, theme: Theme, zoom: number) {
    this.context = context;
    this.theme = theme;
    this.colours = canvasColours[theme];
    this.zoom = zoom;
    this.line = Math.max(1, LEAST_LINE / zoom);
    this.isRound = zoom >= ROUND_FROM;
  }

  /** Threads and restart groups: below wires and boxes. */
  frame({ type, data, selected, position: { x, y }, width = 0, height = 0 }: CanvasNode): void {
    if (type !== 'thread' && type !== 'restart') return;
    const { context, line } = this;
    const isGroup = type === 'restart';
    const colour = isGroup
      ? data.chosen
        ? this.colours.accent
        : this.colours.wire
      : threadColours[data.thread.colour][this.theme];
    const isStrong = !isGroup && (data.awaitsDrop || selected === true);
    context.beginPath();
    context.roundRect(x, y, width, height, isGroup ? 14 : 10);
    if (!isGroup) {
      context.fillStyle = colour;
      context.globalAlpha = data.awaitsDrop ? 0.16 : 0.07;
      context.fill();
      context.globalAlpha = isStrong ? 0.9 : 0.45;
    } else context.setLineDash([line, 2 * line]);
    context.strokeStyle = colour;
    context.lineWidth = isStrong ? 2 * line : line;
    context.stroke();
    context.globalAlpha = 1;
    context.setLineDash([]);
  }

  box(node: CanvasNode): void {
    const { position, width = 0, height = 0, selected } = node;
    const { x, y } = position;
    const { colours } = this;
    if (node.type === 'actor') {
      const { actor, colour } = node.data;
      if (actor.copies > 1) {
        for (const by of [6, 3]) this.plate(x + by, y + by, width, height, 7, colours.lineStrong, 1);
      }
      const line = selected ? colours.accent : actor.template ? colours.wire : colours.line;
      this.plate(x, y, width, height, 7, line, selected ? 2 : actor.template ? 1.5 : 1);
      this.band(x, y, height, threadColours[colour][this.theme]);
    } else if (node.type === 'queue') {
      this.plate(
        x,
        y,
        width,
        height,
        height / 2,
        selected ? colours.accent : colours.lineStrong,
        selected ? 2 : 1,
      );
    }
  }

  /** A point where something is wrong. */
  mark(node: CanvasNode): void {
    const { type, position, width = 0 } = node;
    const badge: ProblemBadge | null = type === 'restart' ? null : node.data.badge;
    if (badge === null) return;
    const { context, colours } = this;
    const isError = badge.severity === 'error';
    // From the furthest a warning may go under, an error not.
    const radius = isError ? Math.max(7, 1.1 / this.zoom) : 7;
    const x = position.x + (type === 'queue' ? width / 2 : width - 1);
    context.fillStyle = isError ? colours.danger : colours.warnFill;
    if (this.isRound) {
      context.beginPath();
      context.arc(x, position.y + 1, radius, 0, 7);
      context.fill();
    } else context.fillRect(x - radius, position.y + 1 - radius, 2 * radius, 2 * radius);
  }

  private plate(
    x: number,
    y: number,
    width: number,
    height: number,
    radius: number,
    ink: string,
    lines: number,
  ) {
    const { context, colours } = this;
    const line = lines * this.line;
    if (this.isRound) {
      context.beginPath();
      context.roundRect(x + line / 2, y + line / 2, width - line, height - line, radius);
      context.fillStyle = colours.raised;
      context.fill();
      context.strokeStyle = ink;
      context.lineWidth = line;
      context.stroke();
      return;
    }
    context.fillStyle = ink;
    context.fillRect(x, y, width, height);
    context.fillStyle = colours.raised;
    context.fillRect(x + line, y + line, width - 2 * line, height - 2 * line);
  }

  private band(x: number, y: number, height: number, colour: string) {
    const { context } = this;
    context.fillStyle = colour;
    if (!this.isRound) return context.fillRect(x, y, BAND, height);
    context.beginPath();
    context.roundRect(x, y, BAND, height, [7, 0, 0, 7]);
    context.fill();
  }
}

function paintLines(
  context: Context,
  lines: Lines,
  { x, y, zoom, width, height }: FarView,
  theme: Theme,
): void {
  for (const ink of INKS) {
    const ends = lines.get(ink);
    if (ends === undefined) continue;
    context.strokeStyle = canvasColours[theme][ink];
    context.lineWidth = ink === 'wire' ? 1 : 1.5;
    context.beginPath();
    for (let i = 0; i < ends.length; i += 4) {
      const fromX = (ends[i] as number) * zoom + x;
      const fromY = (ends[i + 1] as number) * zoom + y;
      const toX = (ends[i + 2] as number) * zoom + x;
      const toY = (ends[i + 3] as number) * zoom + y;
      if (Math.max(fromX, toX) < 0 || Math.min(fromX, toX) > width) continue;
      if (Math.max(fromY, toY) < 0 || Math.min(fromY, toY) > height) continue;
      context.moveTo(fromX, fromY);
      context.lineTo(toX, toY);
    }
    context.stroke();
  }
}
