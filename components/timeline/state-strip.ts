/** Zoomed out, the states of a thread as shares of each column of pixels, stacked: its work below, waits above. */

import { colourOf, type Scene } from './scene.ts';
import { busyColumns, pixelOf } from './strip.ts';

/** A wait of a smaller share than this is not seen; above it, it has a pixel at least. */
const LEAST = 0.01;

let full = new Float32Array(0);
let answer = new Float32Array(0);
let idle = new Float32Array(0);

export class StateStrip {
  private canvas: OffscreenCanvas | null = null;
  private image: ImageData | null = null;
  private pixels = new Uint32Array(0);

  /** @param spanNs of a column of device pixels */
  paint(scene: Scene, thread: number, spanNs: number, yPx: number, heightPx: number): void {
    const { g, store, index, deviceTimes, deviceColumns: n, scale, palette, ratio } = scene;
    const waits = index.waits[thread];
    const lane = store.lanes[thread];
    if (waits === undefined || lane === undefined) return;
    if (full.length < n) {
      full = new Float32Array(n);
      answer = new Float32Array(n);
      idle = new Float32Array(n);
    }
    const busy = busyColumns(scene, lane.rows);
    waits.full.shares(deviceTimes, n, spanNs, full);
    waits.answer.shares(deviceTimes, n, spanNs, answer);
    waits.idle.shares(deviceTimes, n, spanNs, idle);
    const own = colourOf(scene, thread);
    const rows = Math.max(2, Math.round(heightPx * ratio));
    if (!scene.plain) this.prepare(n, rows);
    const colours = [
      pixelOf(own, 1),
      pixelOf(own, 0.38),
      pixelOf(palette.warn, 0.6),
      pixelOf(palette.warn, 1),
    ];
    for (let x = 0; x < n; x++) {
      const handled = Math.min(1, busy[x] as number);
      // It works while it handles something and is awake; what is left of its turns it waits.
      const works = Math.min(handled, 1 - (idle[x] as number));
      const onFull = Math.min(handled - works, full[x] as number);
      const forAnswer = Math.min(handled - works - onFull, answer[x] as number);
      const parts = [works, handled - works - onFull - forAnswer, forAnswer, onFull];
      if (scene.plain) {
        this.paintPlain(scene, x / ratio, parts, own, yPx, heightPx);
        continue;
      }
      // From below, and waits at least a pixel high.
      let at = rows - 1;
      for (let k = 3; k >= 0; k--) {
        const part = parts[k] as number;
        const high =
          part < LEAST ? 0 : k >= 2 ? Math.max(1, Math.round(part * rows)) : Math.round(part * rows);
        for (let i = 0; i < high && at >= 0; i++, at--)
          this.pixels[(rows - 1 - at) * n + x] = colours[k] as number;
      }
    }
    if (scene.plain) return;
    const context = this.canvas?.getContext('2d') ?? null;
    if (context === null || this.image === null || this.canvas === null) return;
    context.putImageData(this.image, 0, 0);
    g.imageSmoothingEnabled = false;
    g.drawImage(this.canvas, 0, 0, n, rows, 0, yPx, scale.widthPx, heightPx);
  }

  private prepare(width: number, rows: number): void {
    if (this.image === null || this.image.width !== width || this.image.height !== rows) {
      this.canvas = new OffscreenCanvas(width, rows);
      this.image = new ImageData(width, rows);
      this.pixels = new Uint32Array(this.image.data.buffer);
    }
    this.pixels.fill(0);
  }

  private paintPlain(
    { g, palette, ratio }: Scene,
    xPx: number,
    parts: readonly number[],
    own: string,
    yPx: number,
    heightPx: number,
  ): void {
    let top = yPx;
    for (let k = 3; k >= 0; k--) {
      const high = (parts[k] as number) < LEAST ? 0 : (parts[k] as number) * heightPx;
      if (high === 0) continue;
      g.globalAlpha = [1, 0.38, 0.6, 1][k] as number;
      g.fillStyle = k < 2 ? own : palette.warn;
      g.fillRect(xPx, top, 1 / ratio, high);
      top += high;
    }
    g.globalAlpha = 1;
  }
}
