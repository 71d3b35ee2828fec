/**
 * What is dense on the timeline, made pixel by pixel and put onto the canvas as one image: thousands of bars cost no
 * more than the pixels that they cover, where a path of as many shapes costs many times a frame. All numbers are
 * device pixels of the canvas.
 */
import type { Pen } from './pen.ts';

export class Pixels {
  width = 0;
  height = 0;
  /** One line, for who makes up a line and stamps it. */
  line = new Uint32Array(0);
  private all = new Uint32Array(0);
  private image: ImageData | null = null;
  private canvas: OffscreenCanvas | null = null;
  private context: OffscreenCanvasRenderingContext2D | null = null;
  /** Lines that may be written to now. */
  private top = 0;
  private bottom = 0;
  /** Lines that hold something. */
  private usedTop = 0;
  private usedBottom = 0;

  /** An empty image; what stands outside of lines [top, bottom) is left out. */
  begin(width: number, height: number, top: number, bottom: number): void {
    if (this.image === null || this.width !== width || this.height !== height) {
      this.width = width;
      this.height = height;
      this.canvas = new OffscreenCanvas(width, height);
      this.context = this.canvas.getContext('2d');
      this.image = new ImageData(width, height);
      this.all = new Uint32Array(this.image.data.buffer);
      this.line = new Uint32Array(width);
    } else this.all.fill(0, this.usedTop * width, this.usedBottom * width);
    this.top = Math.max(0, top);
    this.bottom = Math.min(height, bottom);
    this.usedTop = height;
    this.usedBottom = 0;
  }

  /** `line` in each of `rows` lines from `y` on, in the place of what stands there. */
  stamp(y: number, rows: number): void {
    const first = Math.max(this.top, y);
    const beyond = Math.min(this.bottom, y + rows);
    for (let at = first; at < beyond; at++) this.all.set(this.line, at * this.width);
    this.use(first, beyond);
  }

  /** The same, and what stands there is seen where `line` is empty. */
  stampOver(y: number, rows: number): void {
    const { all, line, width } = this;
    const first = Math.max(this.top, y);
    const beyond = Math.min(this.bottom, y + rows);
    for (let at = first; at < beyond; at++)
      for (let x = 0; x < width; x++) if (line[x] !== 0) all[at * width + x] = line[x] as number;
    this.use(first, beyond);
  }

  /** Columns [from, to) of lines [top, bottom). */
  fill(from: number, to: number, top: number, bottom: number, pixel: number): void {
    const left = Math.max(0, from);
    const right = Math.min(this.width, to);
    const first = Math.max(this.top, top);
    const beyond = Math.min(this.bottom, bottom);
    if (right <= left) return;
    const { all, width } = this;
    // Most are a few pixels wide: a loop is quicker than a call.
    if (right - left > 16)
      for (let at = first * width; at < beyond * width; at += width) all.fill(pixel, at + left, at + right);
    else
      for (let at = first * width; at < beyond * width; at += width)
        for (let x = at + left; x < at + right; x++) all[x] = pixel;
    this.use(first, beyond);
  }

  /** The image over what the canvas shows. @param ratio device pixels of a CSS pixel, by which the pen draws */
  flush(g: Pen, ratio: number): void {
    const { context, canvas, image, usedTop, width } = this;
    const rows = this.usedBottom - usedTop;
    if (context === null || canvas === null || image === null || rows <= 0) return;
    context.putImageData(image, 0, 0, 0, usedTop, width, rows);
    g.setTransform(1, 0, 0, 1, 0, 0);
    g.drawImage(canvas, 0, usedTop, width, rows, 0, usedTop, width, rows);
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  private use(first: number, beyond: number): void {
    if (beyond <= first) return;
    if (first < this.usedTop) this.usedTop = first;
    if (beyond > this.usedBottom) this.usedBottom = beyond;
  }
}

/** `#rrggbb` and an opacity as one pixel of an image. */
export function pixelOf(colour: string, alpha: number): number {
  const rgb = Number.parseInt(colour.slice(1), 16);
  const bgr = ((rgb & 255) << 16) | (rgb & 0xff00) | (rgb >>> 16);
  return ((Math.round(255 * alpha) << 24) | bgr) >>> 0;
}

/** A pixel over another that is opaque. */
export function over(pixel: number, under: number): number {
  const alpha = (pixel >>> 24) / 255;
  let mixed = 255 << 24;
  for (const shift of [0, 8, 16]) {
    const part = ((pixel >>> shift) & 255) * alpha + ((under >>> shift) & 255) * (1 - alpha);
    mixed |= Math.round(part) << shift;
  }
  return mixed >>> 0;
}
