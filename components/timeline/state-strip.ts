/** Zoomed out, the states of a thread as shares of each column of pixels, stacked: its work below, waits above. */

import type { WaitLevels } from '@/trace/lanes/wait-levels.ts';
import type { BusyLevels } from '@/trace/reading/levels.ts';
import { over, type Pixels, pixelOf } from './pixels.ts';
import { colourOf, type Scene } from './scene.ts';
import { busyColumns } from './strip.ts';

/** A wait of a smaller share than this is not seen; above it, it has a pixel at least. */
const LEAST = 0.01;

let full = new Float32Array(0);
let answer = new Float32Array(0);
let idle = new Float32Array(0);

/** Shares of one column, from below: work, the outside, an answer, a full queue. The same object each time. */
const parts = new Float32Array(4);

/** Pixels of one strip, a line after the other. */
let stack = new Uint32Array(0);

export class StateStrip {
  private readonly colours = new Uint32Array(4);

  /** @param scene with columns of `spanNs` each, which may be wider than pixels */
  paint(scene: Scene, thread: number, spanNs: number, yPx: number, heightPx: number): void {
    const { store, index, pixels } = scene;
    const waits = index.waits[thread];
    const lane = store.lanes[thread];
    if (waits === undefined || lane === undefined) return;
    const busy = busyColumns(scene, lane.rows);
    this.read(scene, waits, spanNs);
    const own = colourOf(scene, thread);
    if (pixels === null) this.paintPlain(scene, busy, own, yPx, heightPx);
    else this.paintPixels(scene, pixels, busy, own, yPx, heightPx);
  }

  private paintPixels(
    scene: Scene,
    pixels: Pixels,
    busy: Float32Array,
    own: string,
    yPx: number,
    heightPx: number,
  ): void {
    const { palette, ratio, deviceColumns: n } = scene;
    const { colours } = this;
    const track = pixelOf(palette.line, 1);
    colours[0] = pixelOf(own, 1);
    colours[1] = over(pixelOf(own, 0.38), track);
    colours[2] = over(pixelOf(palette.warn, 0.6), track);
    colours[3] = pixelOf(palette.warn, 1);
    const top = Math.round(yPx * ratio);
    const rows = Math.max(2, Math.round(heightPx * ratio));
    if (stack.length < n * rows) stack = new Uint32Array(n * rows);
    stack.fill(0, 0, n * rows);
    for (let x = 0; x < n; x++) {
      const handled = busy[x] as number;
      if (handled < LEAST) continue;
      shareOut(handled, x);
      // From above, and waits at least a pixel high.
      let at = 0;
      for (let k = 3; k >= 0; k--)
        for (let high = highOf(k, rows); high > 0 && at < rows; high--, at++)
          stack[at * n + x] = colours[k] as number;
      // What is not filled is above: waiting for input.
      if (at < rows) sink(stack, x, n, rows, at);
    }
    for (let row = 0; row < rows; row++) {
      spread(stack, row * n, n, pixels);
      pixels.stampOver(top + row, 1);
    }
  }

  private read({ deviceTimes, deviceColumns: n }: Scene, waits: WaitLevels, spanNs: number): void {
    if (full.length < n) {
      full = new Float32Array(n);
      answer = new Float32Array(n);
      idle = new Float32Array(n);
    }
    const levels: [BusyLevels, Float32Array][] = [
      [waits.full, full],
      [waits.answer, answer],
      [waits.idle, idle],
    ];
    for (const [level, into] of levels)
      if (level.isEmpty) into.fill(0, 0, n);
      else level.shares(deviceTimes, n, spanNs, into);
  }

  private paintPlain(scene: Scene, busy: Float32Array, own: string, yPx: number, heightPx: number): void {
    const { g, palette, scale, deviceColumns: n } = scene;
    const wide = scale.widthPx / n;
    for (let x = 0; x < n; x++) {
      const handled = busy[x] as number;
      if (handled < LEAST) continue;
      shareOut(handled, x);
      let bottom = yPx + heightPx;
      for (let k = 0; k < 4; k++) {
        const high = (parts[k] as number) < LEAST ? 0 : (parts[k] as number) * heightPx;
        if (high === 0) continue;
        g.globalAlpha = [1, 0.38, 0.6, 1][k] as number;
        g.fillStyle = k < 2 ? own : palette.warn;
        g.fillRect(x * wide, bottom - high, wide, high);
        bottom -= high;
      }
    }
    g.globalAlpha = 1;
  }
}

/** It works while it handles something and is awake; what is left of its turns it waits. */
function shareOut(busy: number, x: number): void {
  const handled = Math.min(1, busy);
  const works = Math.min(handled, 1 - (idle[x] as number));
  const onFull = Math.min(handled - works, full[x] as number);
  const forAnswer = Math.min(handled - works - onFull, answer[x] as number);
  parts[0] = works;
  parts[1] = handled - works - onFull - forAnswer;
  parts[2] = forAnswer;
  parts[3] = onFull;
}

/** Pixels of `rows` that a state of the column takes. */
function highOf(state: number, rows: number): number {
  const part = parts[state] as number;
  return part < LEAST ? 0 : Math.max(state >= 2 ? 1 : 0, Math.round(part * rows));
}

/** Moves the filled pixels of a column down to its foot. */
function sink(pixels: Uint32Array, x: number, width: number, rows: number, filled: number): void {
  for (let i = 1; i <= rows; i++) {
    const from = filled - i;
    pixels[(rows - i) * width + x] = from < 0 ? 0 : (pixels[from * width + x] as number);
  }
}

/** `n` columns over the whole width of a line. */
function spread(from: Uint32Array, at: number, n: number, { line, width }: Pixels): void {
  let x = 0;
  for (let i = 0; i < n; i++)
    for (const to = Math.round(((i + 1) * width) / n); x < to; x++) line[x] = from[at + i] as number;
}
