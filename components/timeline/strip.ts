/** A strip one pixel high, stretched to the height of a row: a shade a pixel says how busy that moment was. */
import type { Bars } from '@/trace/bars.ts';
import type { Scene } from './scene.ts';

const SHADES = 64;

export class Strip {
  private canvas: OffscreenCanvas | null = null;
  private image: ImageData | null = null;
  private pixels = new Uint32Array(0);
  private shades = new Map<string, Uint32Array>();

  paint(scene: Scene, bars: Bars, level: number, colour: string, yPx: number, heightPx: number): void {
    const { g, scale, ratio } = scene;
    const width = Math.max(1, Math.round(scale.widthPx * ratio));
    if (this.canvas === null || this.image === null || this.canvas.width !== width) {
      this.canvas = new OffscreenCanvas(width, 1);
      this.image = new ImageData(width, 1);
      this.pixels = new Uint32Array(this.image.data.buffer);
    }
    const context = this.canvas.getContext('2d');
    if (context === null) return;
    const shades = this.shadesOf(colour);
    const step = (scale.endNs - scale.startNs) / width;
    for (let x = 0; x < width; x++) {
      const at = scale.startNs + x * step;
      const share = at < 0 ? 0 : bars.levels.share(level, at, at + step);
      this.pixels[x] =
        share <= 0 ? 0 : (shades[Math.min(SHADES - 1, Math.ceil(share * (SHADES - 1)))] as number);
    }
    context.putImageData(this.image, 0, 0);
    g.imageSmoothingEnabled = false;
    g.drawImage(this.canvas, 0, 0, width, 1, 0, yPx, scale.widthPx, heightPx);
  }

  /** The colour in steps from faint to full, as pixels with alpha: the surface shows through. */
  private shadesOf(colour: string): Uint32Array {
    const known = this.shades.get(colour);
    if (known !== undefined) return known;
    const rgb = Number.parseInt(colour.slice(1), 16);
    const bgr = ((rgb & 255) << 16) | (rgb & 0xff00) | (rgb >>> 16);
    const shades = Uint32Array.from({ length: SHADES }, (_, i) => {
      const alpha = Math.round(255 * (0.22 + (0.72 * i) / (SHADES - 1)));
      return ((alpha << 24) | bgr) >>> 0;
    });
    this.shades.set(colour, shades);
    return shades;
  }
}
