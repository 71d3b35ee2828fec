/**
 * Writes what painters draw as an SVG: shapes and letters, no pixels. It takes the calls of a canvas that they make,
 * with scaling and moving, but without turning.
 */
import type { Pen } from './pen.ts';
import { escaped, parseFont, rounded } from './svg-words.ts';

interface State {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  font: string;
  textBaseline: CanvasTextBaseline;
  globalAlpha: number;
  scale: number;
  left: number;
  top: number;
  /** Groups that stand open because of a clip. */
  groups: number;
}

export class SvgPen {
  fillStyle = '#000000';
  strokeStyle = '#000000';
  lineWidth = 1;
  font = '10px sans-serif';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  globalAlpha = 1;
  imageSmoothingEnabled = true;
  /** Where a painter's own left edge is: it may set its transform anew. */
  private leftPx = 0;
  private scale = 1;
  private left = 0;
  private top = 0;
  private groups = 0;
  private readonly parts: string[] = [];
  private readonly kept: State[] = [];
  private path: string[] = [];
  private clips = 0;
  private readonly measure: (text: string, font: string) => TextMetrics;

  /** @param measure how wide a text is in a font, as a canvas says */
  constructor(measure: (text: string, font: string) => TextMetrics) {
    this.measure = measure;
  }

  /** As painters take it: of the styles that a canvas knows they set colours alone. */
  asPen(): Pen {
    return this as unknown as Pen;
  }

  /** The whole picture, for a file. */
  svg(widthPx: number, heightPx: number, title: string): string {
    const size = `width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}"`;
    const open = '</g>'.repeat(this.groups);
    return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><title>${escaped(title)}</title>\n${this.parts.join('\n')}${open}\n</svg>\n`;
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, font, textBaseline, globalAlpha, scale, left, top, groups } =
      this;
    this.kept.push({
      ...{ fillStyle, strokeStyle, lineWidth, font, textBaseline, globalAlpha, scale, left, top, groups },
    });
  }

  restore(): void {
    const state = this.kept.pop();
    if (state === undefined) return;
    for (; this.groups > state.groups; this.groups--) this.parts.push('</g>');
    Object.assign(this, state);
  }

  setTransform(a: number, _b: number, _c: number, _d: number, e: number, f: number): void {
    this.scale = a;
    this.left = this.leftPx + e;
    this.top = f;
  }

  /** What is drawn from now on is that far to the right, whatever transform is set. */
  shift(leftPx: number): void {
    this.leftPx = leftPx;
    this.setTransform(1, 0, 0, 1, 0, 0);
  }

  translate(x: number, y: number): void {
    this.left += x * this.scale;
    this.top += y * this.scale;
  }

  beginPath(): void {
    this.path = [];
  }

  moveTo(x: number, y: number): void {
    this.path.push(`M${this.at(x, y)}`);
  }

  lineTo(x: number, y: number): void {
    this.path.push(`${this.path.length === 0 ? 'M' : 'L'}${this.at(x, y)}`);
  }

  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void {
    this.path.push(`C${this.at(ax, ay)} ${this.at(bx, by)} ${this.at(x, y)}`);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.path.push(`M${this.at(x, y)}h${this.long(width)}v${this.long(height)}h${this.long(-width)}z`);
  }

  roundRect(x: number, y: number, width: number, height: number, radius: number): void {
    const r = Math.max(0, Math.min(radius, width / 2, height / 2));
    const corner = (dx: number, dy: number) =>
      `a${this.long(r)} ${this.long(r)} 0 0 1 ${this.long(dx)} ${this.long(dy)}`;
    const [w, h] = [this.long(width - 2 * r), this.long(height - 2 * r)];
    const [back, up] = [this.long(2 * r - width), this.long(2 * r - height)];
    this.path.push(
      `M${this.at(x + r, y)}h${w}${corner(r, r)}v${h}${corner(-r, r)}h${back}${corner(-r, -r)}v${up}${corner(r, -r)}z`,
    );
  }

  arc(x: number, y: number, radius: number, from: number, to: number): void {
    const on = (angle: number) => this.at(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    const r = this.long(radius);
    const whole = to - from >= 2 * Math.PI;
    const middle = whole ? from + Math.PI : (from + to) / 2;
    const end = whole ? from + 2 * Math.PI - 1e-4 : to;
    const begin = `${this.path.length === 0 || whole ? 'M' : 'L'}${on(from)}`;
    // In two pieces: one of more than half a circle could go either way.
    this.path.push(`${begin}A${r} ${r} 0 0 1 ${on(middle)}A${r} ${r} 0 0 1 ${on(end)}${whole ? 'z' : ''}`);
  }

  clip(): void {
    const id = `clip${++this.clips}`;
    this.parts.push(
      `<clipPath id="${id}"><path d="${this.path.join('')}"/></clipPath><g clip-path="url(#${id})">`,
    );
    this.groups++;
  }

  fill(): void {
    if (this.path.length > 0) this.parts.push(`<path d="${this.path.join('')}" ${this.filled()}/>`);
  }

  stroke(): void {
    if (this.path.length === 0) return;
    const alpha = this.globalAlpha === 1 ? '' : ` stroke-opacity="${rounded(this.globalAlpha)}"`;
    const width = this.long(this.lineWidth);
    this.parts.push(
      `<path d="${this.path.join('')}" fill="none" stroke="${escaped(this.strokeStyle)}" stroke-width="${width}"${alpha}/>`,
    );
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    if (width <= 0 || height <= 0) return;
    const [left, top] = this.at(x, y).split(' ');
    this.parts.push(
      `<rect x="${left}" y="${top}" width="${this.long(width)}" height="${this.long(height)}" ${this.filled()}/>`,
    );
  }

  fillText(text: string, x: number, y: number): void {
    const { sizePx, weight, family } = parseFont(this.font);
    // Where the middle is meant, letters hang as far below it as they do on a canvas.
    const lower = this.textBaseline === 'middle' ? sizePx * 0.35 : 0;
    const [left, top] = this.at(x, y + lower).split(' ');
    const bold = weight === '' ? '' : ` font-weight="${weight}"`;
    this.parts.push(
      `<text x="${left}" y="${top}" font-size="${this.long(sizePx)}" font-family="${escaped(family)}"${bold} xml:space="preserve" ${this.filled()}>${escaped(text)}</text>`,
    );
  }

  measureText(text: string): TextMetrics {
    return this.measure(text, this.font);
  }

  /** Painters that are told to draw no pixels do not call it. */
  drawImage(): void {
    throw new Error('A picture made of shapes cannot take an image.');
  }

  private filled(): string {
    const alpha = this.globalAlpha === 1 ? '' : ` fill-opacity="${rounded(this.globalAlpha)}"`;
    return `fill="${escaped(this.fillStyle)}"${alpha}`;
  }

  private at(x: number, y: number): string {
    return `${rounded(this.left + x * this.scale)} ${rounded(this.top + y * this.scale)}`;
  }

  private long(length: number): string {
    return rounded(length * this.scale);
  }
}
