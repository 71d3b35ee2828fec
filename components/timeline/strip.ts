/** A strip of shades, one for each column of pixels, stretched to the height of a row. */

import { nsPerPx } from '@/trace/lanes/time-scale.ts';
import type { Bars } from '@/trace/reading/bars.ts';
import type { Scene } from './scene.ts';
import { alphaOf, shadeOf, shadesOf } from './shades.ts';

let shares = new Float32Array(0);
let sum = new Float32Array(0);

/** How busy these rows were together in each column: 0 to 1. The answer is used again by the next call. */
export function busyColumns(scene: Scene, rows: readonly Bars[], share = 1): Float32Array {
  const { deviceColumns: n, deviceTimes, scale } = scene;
  if (sum.length < n) {
    sum = new Float32Array(n);
    shares = new Float32Array(n);
  }
  sum.fill(0, 0, n);
  const span = (nsPerPx(scale) * scale.widthPx) / n;
  for (const bars of rows) {
    if (bars.n === 0) continue;
    bars.levels.shares(deviceTimes, n, span, shares);
    for (let x = 0; x < n; x++) sum[x] = (sum[x] as number) + (shares[x] as number) * share;
  }
  return sum;
}

export class Strip {
  private canvas: OffscreenCanvas | null = null;
  private image: ImageData | null = null;
  private pixels = new Uint32Array(0);

  /** @param busy 0 to 1 by column of device pixels; more counts as 1 */
  paint(scene: Scene, busy: Float32Array, colour: string, yPx: number, heightPx: number): void {
    const { g, scale, deviceColumns: width } = scene;
    if (scene.pixels === null) {
      this.paintPlain(scene, busy, colour, yPx, heightPx);
      return;
    }
    if (this.canvas === null || this.image === null || this.canvas.width !== width) {
      this.canvas = new OffscreenCanvas(width, 1);
      this.image = new ImageData(width, 1);
      this.pixels = new Uint32Array(this.image.data.buffer);
    }
    const context = this.canvas.getContext('2d');
    if (context === null) return;
    const shades = shadesOf(colour);
    for (let x = 0; x < width; x++) {
      const share = busy[x] as number;
      this.pixels[x] = share <= 0 ? 0 : (shades[shadeOf(share)] as number);
    }
    context.putImageData(this.image, 0, 0);
    g.imageSmoothingEnabled = false;
    g.drawImage(this.canvas, 0, 0, width, 1, 0, yPx, scale.widthPx, heightPx);
  }

  private paintPlain(scene: Scene, busy: Float32Array, colour: string, yPx: number, heightPx: number): void {
    const { g, deviceColumns, scale } = scene;
    const wide = scale.widthPx / deviceColumns;
    const before = g.globalAlpha;
    g.fillStyle = colour;
    const shadeAt = (x: number) => ((busy[x] as number) <= 0 ? -1 : shadeOf(busy[x] as number) >> 2);
    for (let x = 0; x < deviceColumns; ) {
      const shade = shadeAt(x);
      const from = x;
      while (x < deviceColumns && shadeAt(x) === shade) x++;
      if (shade < 0) continue;
      g.globalAlpha = before * alphaOf(shade << 2);
      g.fillRect(from * wide, yPx, (x - from) * wide, heightPx);
    }
    g.globalAlpha = before;
  }
}
