/**
 * The graph as an SVG picture, drawn from the document alone: thumbnails of the library, and the picture export.
 * It stands by itself: no fonts, styles or pictures from outside, and every text of the user is escaped.
 */
import { kindLine } from '@/components/parts/kind-line.ts';
import { queueLine } from '@/components/parts/queue-words.ts';
import { threadColours } from '@/components/parts/thread-colours.ts';
import type { Actor, Box, Flow, Point, Queue } from '@/flow/document.ts';
import { actorBox, groupBoxes, INPUT_OFFSET, portOffset, queueBox } from '@/flow/geometry.ts';
import { canvasColours, type Theme } from './canvas-colours.ts';
import { drawnBounds } from './drawn-bounds.ts';
import { frameBoxes } from './frames.ts';
import { wireEnds } from './wire-ends.ts';
import { wireMiddle, wirePath } from './wire-path.ts';

export interface FlowSvgOptions {
  theme: Theme;
  /** Title for screen readers; the flow's name where absent. */
  title?: string;
  /** Shapes without small text, on no background, with a margin that suits a card. */
  thumbnail?: boolean;
  /** False leaves the ground transparent, for a page of another colour. Default true. */
  background?: boolean;
}

const FONT = "'Inter Variable', Inter, ui-sans-serif, system-ui, sans-serif";
const SLOTS = 16;

export function flowSvg(
  flow: Flow,
  { theme, title, thumbnail = false, background = true }: FlowSvgOptions,
): string {
  const margin = thumbnail ? 12 : 32;
  const bounds = drawnBounds(flow) ?? { x: 0, y: 0, width: 320, height: 160 };
  const x = bounds.x - margin;
  const y = bounds.y - margin;
  const width = Math.ceil(bounds.width + 2 * margin);
  const height = Math.ceil(bounds.height + 2 * margin);
  const pen = new Pen(theme, thumbnail);
  const body = [
    ...[...frameBoxes(flow)].map(([id, box]) => pen.frame(flow, id, box)),
    ...[...groupBoxes(flow)].map(([group, box]) => pen.group(group, box)),
    ...Object.values(flow.wires).map((wire) => {
      const ends = wireEnds(flow, wire);
      return ends ? pen.wire(ends.from, ends.to, wire.kind === 'send' && wire.ask) : '';
    }),
    ...Object.entries(flow.queues).map(([id, queue]) =>
      pen.queue(queue, queueBox(flow, id), inUse(flow, id)),
    ),
    ...Object.entries(flow.actors).map(([id, actor]) => pen.actor(flow, actor, actorBox(flow, id))),
  ];
  const name = title ?? flow.name;
  const size = thumbnail ? '' : ` width="${width}" height="${height}"`;
  const ground =
    thumbnail || !background
      ? ''
      : `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${canvasColours[theme].canvas}"/>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg"${size} viewBox="${x} ${y} ${width} ${height}" role="img" ` +
    `font-family="${FONT}"><title>${escapeXml(name)}</title>${ground}${body.join('')}</svg>`
  );
}

function inUse(flow: Flow, queue: string): { fed: boolean; read: boolean } {
  let fed = false;
  let read = false;
  for (const wire of Object.values(flow.wires)) {
    if (wire.queue !== queue) continue;
    if (wire.kind === 'send') fed = true;
    else read = true;
  }
  return { fed, read };
}

class Pen {
  readonly theme: Theme;
  readonly plain: boolean;
  constructor(theme: Theme, plain: boolean) {
    this.theme = theme;
    this.plain = plain;
  }

  frame(flow: Flow, thread: string, { x, y, width, height }: Box): string {
    const colour = this.threadColour(flow, thread);
    const name = flow.threads[thread]?.name ?? '';
    const box = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="10" fill="${colour}" fill-opacity="0.08" stroke="${colour}" stroke-opacity="0.45"/>`;
    if (this.plain) return box;
    const { raised } = canvasColours[this.theme];
    const label = cutTo(`thread: ${name}`, Math.max(40, width - 48), 10);
    const labelWidth = textWidth(label, 10) + 28;
    return (
      `${box}<rect x="${x + 10}" y="${y - 9}" width="${labelWidth}" height="18" rx="9" fill="${raised}" stroke="${colour}" stroke-opacity="0.45"/>` +
      `<circle cx="${x + 20}" cy="${y}" r="3.5" fill="${colour}"/>${this.text(label, x + 28, y + 3.5, 10, 'ink')}`
    );
  }

  /** A restart group: a line of dots, no tint, its name below; a thread's frame is none of these. */
  group(name: string, { x, y, width, height }: Box): string {
    const { wire, canvas } = canvasColours[this.theme];
    const box = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="14" fill="none" stroke="${wire}" stroke-width="1.5" stroke-dasharray="0.1 4" stroke-linecap="round"/>`;
    if (this.plain) return box;
    const label = cutTo(`restart: ${name}`, Math.max(40, width - 36), 10);
    const bottom = y + height;
    return (
      `${box}<rect x="${x + 12}" y="${bottom - 8}" width="${round(textWidth(label, 10) + 12)}" height="16" rx="8" fill="${canvas}"/>` +
      this.text(label, x + 18, bottom + 3.5, 10, 'muted')
    );
  }

  wire(from: Point, to: Point, ask: boolean): string {
    const { wire, raised } = canvasColours[this.theme];
    const path = `<path d="${wirePath(from, to)}" fill="none" stroke="${wire}" stroke-width="1.5"${ask ? ' stroke-dasharray="5 4"' : ''}/>`;
    if (!ask || this.plain) return path;
    const { x, y } = wireMiddle(from, to);
    return `${path}<rect x="${x - 13}" y="${y - 8}" width="26" height="16" rx="8" fill="${raised}" stroke="${wire}"/>${this.text('ask', x, y + 3.5, 10, 'muted', 'middle')}`;
  }

  queue(queue: Queue, { x, y, width, height }: Box, use: { fed: boolean; read: boolean }): string {
    const { raised, lineStrong, slot } = canvasColours[this.theme];
    const capsule = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${height / 2}" fill="${raised}" stroke="${lineStrong}"/>`;
    const slots = Math.min(queue.capacity, SLOTS);
    const step = (width - 36) / SLOTS;
    const row = Array.from(
      { length: slots },
      (_, i) =>
        `<rect x="${round(x + 18 + i * step)}" y="${y + 24}" width="${round(step - 2)}" height="7" rx="1.5" fill="${slot}"/>`,
    ).join('');
    const ends =
      (use.fed ? this.handle(x, y + height / 2) : '') +
      (use.read ? this.handle(x + width, y + height / 2) : '');
    if (this.plain) return `${capsule}${row}${ends}`;
    const capacity = queue.capacity.toLocaleString('en-GB');
    const room = width - 42 - textWidth(capacity, 10);
    return (
      `${capsule}${row}${ends}${this.text(cutTo(queue.name, room, 11), x + 18, y + 18, 11, 'ink', 'start', 500)}` +
      `${this.text(capacity, x + width - 18, y + 18, 10, 'muted', 'end')}` +
      `${this.text(cutTo(queueLine(queue), width + 40, 10), x + width / 2, y + height + 13, 10, 'muted', 'middle')}`
    );
  }

  actor(flow: Flow, actor: Actor, { x, y, width, height }: Box): string {
    const { raised, line, slot, wire } = canvasColours[this.theme];
    const colour = this.threadColour(flow, actor.thread);
    const behind =
      actor.copies > 1
        ? `<rect x="${x + 4}" y="${y + 4}" width="${width}" height="${height}" rx="7" fill="${raised}" stroke="${line}"/>`
        : '';
    const card =
      `${behind}<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="7" fill="${raised}" ${actor.template ? `stroke="${wire}" stroke-dasharray="4 3"` : `stroke="${line}"`}/>` +
      `<path d="M${x + 7},${y} h1 v${height} h-1 a7,7 0 0 1 -7,-7 v${-(height - 14)} a7,7 0 0 1 7,-7 z" fill="${colour}"/>` +
      `<rect x="${x + 18}" y="${y + height - 14}" width="48" height="4" rx="2" fill="${slot}"/>`;
    const handles =
      (readsAny(flow, actor) ? this.handle(x + INPUT_OFFSET.x, y + INPUT_OFFSET.y) : '') +
      actor.ports.map((_, i) => this.handle(x + portOffset(i).x, y + portOffset(i).y)).join('');
    if (this.plain)
      return `${card}<rect x="${x + 18}" y="${y + 14}" width="${Math.min(96, 20 + actor.name.length * 5)}" height="7" rx="3.5" fill="${canvasColours[this.theme].lineStrong}"/>${handles}`;
    const first = actor.ports[0] ?? '';
    const ports = actor.ports
      .map((port, i) => {
        const at = portOffset(i);
        return this.text(cutTo(port, 60, 10), x + at.x - 9, y + at.y + 3.5, 10, 'muted', 'end');
      })
      .join('');
    return (
      `${card}${actor.template ? this.templateMark(x + 14, y) : ''}${handles}${this.text(cutTo(actor.name, width - 30, 12), x + 18, y + 19, 12, 'ink', 'start', 600)}` +
      `${this.text(cutTo(kindLine(actor), width - 36 - Math.min(60, textWidth(first, 10)), 10), x + 18, y + 35, 10, 'muted')}${ports}`
    );
  }

  templateMark(x: number, y: number): string {
    const { raised, wire } = canvasColours[this.theme];
    const words = 'template';
    return (
      `<rect x="${x}" y="${y - 8}" width="${round(textWidth(words, 10) + 12)}" height="16" rx="8" fill="${raised}" stroke="${wire}" stroke-dasharray="3 2"/>` +
      this.text(words, x + 6, y + 3.5, 10, 'muted')
    );
  }

  handle(x: number, y: number): string {
    const { raised, wire } = canvasColours[this.theme];
    return `<circle cx="${x}" cy="${y}" r="4" fill="${raised}" stroke="${wire}" stroke-width="1.5"/>`;
  }

  text(
    words: string,
    x: number,
    y: number,
    size: number,
    tone: 'ink' | 'muted',
    anchor = 'start',
    weight = 400,
  ) {
    const fill = canvasColours[this.theme][tone];
    return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${fill}" text-anchor="${anchor}" font-weight="${weight}">${escapeXml(words)}</text>`;
  }

  threadColour(flow: Flow, thread: string): string {
    const colour = flow.threads[thread]?.colour;
    return colour ? threadColours[colour][this.theme] : canvasColours[this.theme].lineStrong;
  }
}

function readsAny(flow: Flow, actor: Actor): boolean {
  return Object.values(flow.wires).some((w) => w.kind === 'read' && flow.actors[w.actor] === actor);
}

/** Inter's mean advance; good enough to know where to cut a name. */
const textWidth = (words: string, size: number) => [...words].length * size * 0.56;

function cutTo(words: string, width: number, size: number): string {
  const most = Math.max(1, Math.floor(width / (size * 0.56)));
  const letters = [...words];
  return letters.length <= most ? words : `${letters.slice(0, Math.max(1, most - 1)).join('')}…`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for XML: also without the control characters that XML cannot say. */
export function escapeXml(words: string): string {
  return words
    .replace(
      /[\p{Cc}\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/gu,
      '\uFFFD',
    )
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

const round = (n: number) => Math.round(n * 10) / 10;
