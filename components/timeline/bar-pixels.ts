/** Bars of messages and shades of busy lanes as pixels: on the screen. Pictures that are kept have shapes instead. */
import { xOf } from '@/trace/lanes/time-scale.ts';
import type { Bars } from '@/trace/reading/bars.ts';
import { cornerInset, cover } from './cover.ts';
import type { Pixels } from './pixels.ts';
import { isLit, type Scene } from './scene.ts';
import { DIM, rampOf, shadeOf, shadesOf } from './shades.ts';

/** From this height on corners are round, of bars from this width on. All in CSS pixels. */
const ROUND_FROM_PX = 12;
const RADIUS_PX = 3;
const ROUND_WIDTH_PX = 7;
/** Between a bar with round corners and the next. */
const APART_PX = 0.5;

/** Bars [first, last) of one row. */
export interface BarsInView {
  bars: Bars;
  first: number;
  last: number;
}

/** Covered shares: by bars with corners, by lines of round ones from the edge inwards, and by the middle of round ones. */
const lines: Float32Array[] = [];

/**
 * Rows that share their place, bar by bar; what is not lit is faint.
 * @param y, height of the bars in CSS pixels
 */
export function barPixels(
  scene: Scene,
  pixels: Pixels,
  rows: readonly BarsInView[],
  colour: string,
  { y, height, alpha }: { y: number; height: number; alpha: number },
): void {
  const { ratio, lit, litQueues } = scene;
  const chosen = lit !== null || litQueues !== null;
  const corner = height >= ROUND_FROM_PX ? Math.round(RADIUS_PX * ratio) : 0;
  const top = Math.round(y * ratio);
  const high = Math.max(1, Math.round((y + height) * ratio) - top);
  const middle = corner + 1;
  for (let k = 0; k <= middle; k++)
    if ((lines[k]?.length ?? 0) < pixels.width) lines[k] = new Float32Array(pixels.width);
  // Rows lower than a pixel stand on the same line: none may hide another.
  const isThin = height * ratio < 2;
  for (const pass of chosen ? [0, 1] : [1]) {
    for (let k = 0; k <= middle; k++) lines[k]?.fill(0);
    let rounded = false;
    for (const row of rows) rounded = coverRow(scene, pixels.width, row, corner, chosen, pass) || rounded;
    const ramp = rampOf(colour, pass === 1 ? alpha : DIM);
    const put = (k: number, at: number, count: number) => {
      toLine(pixels, k, ramp);
      if (isThin || (chosen && pass === 1)) pixels.stampOver(at, count);
      else pixels.stamp(at, count);
    };
    const inset = rounded ? corner : 0;
    put(rounded ? middle : 0, top + inset, high - 2 * inset);
    for (let k = 1; k <= inset; k++) {
      put(k, top + k - 1, 1);
      put(k, top + high - k, 1);
    }
  }
}

/** @returns whether a bar has round corners */
function coverRow(
  scene: Scene,
  columns: number,
  { bars, first, last }: BarsInView,
  corner: number,
  chosen: boolean,
  pass: number,
): boolean {
  const { scale, ratio, nowNs } = scene;
  const { start, end, actor, message } = bars;
  const { startNs, fold } = scale;
  const perNs = columns / (scale.endNs - startNs);
  const x = (ns: number) => (fold === undefined ? (ns - startNs) * perNs : xOf(scale, ns) * ratio);
  const roundFrom = corner > 0 ? ROUND_WIDTH_PX * ratio : Number.POSITIVE_INFINITY;
  const square = lines[0] as Float32Array;
  const middle = lines[corner + 1] as Float32Array;
  let rounded = false;
  let covered = -1;
  for (let i = first; i < last; i++) {
    if (chosen && isLit(scene, actor[i] as number, message[i] as number) !== (pass === 1)) continue;
    const from = x(start[i] as number);
    const to = Math.max(from + ratio, x(Math.min(end[i] as number, nowNs)));
    // What would fall on columns already full adds nothing.
    if (to <= covered) continue;
    if (to - from < roundFrom) {
      cover(square, columns, from, to);
      covered = Math.floor(to);
      if (covered > 0 && (square[covered - 1] as number) < 1) covered = -1;
      continue;
    }
    const beyond = to - APART_PX * ratio;
    cover(middle, columns, from, beyond);
    for (let k = 1; k <= corner; k++) {
      const inset = cornerInset(corner, k - 1);
      cover(lines[k] as Float32Array, columns, from + inset, beyond - inset);
    }
    rounded = true;
  }
  return rounded;
}

/** What bars with corners cover, and for k above 0 what round ones do. */
function toLine({ line, width }: Pixels, k: number, ramp: Uint32Array): void {
  const square = lines[0] as Float32Array;
  const round = lines[k] as Float32Array;
  const rounds = k === 0 ? 0 : 1;
  const full = ramp[255] as number;
  for (let i = 0; i < width; i++) {
    const share = (square[i] as number) + rounds * (round[i] as number);
    if (share >= 1) line[i] = full;
    else line[i] = share <= 0 ? 0 : (ramp[(share * 255 + 0.5) | 0] as number);
  }
}

/** How busy rows were in each column, as shades. */
export function shadePixels(
  scene: Scene,
  pixels: Pixels,
  busy: Float32Array,
  colour: string,
  { y, height, alpha }: { y: number; height: number; alpha: number },
): void {
  const shades = shadesOf(colour, alpha);
  const { line, width } = pixels;
  for (let i = 0; i < width; i++) {
    const share = busy[i] as number;
    line[i] = share <= 0 ? 0 : (shades[shadeOf(share)] as number);
  }
  const top = Math.round(y * scene.ratio);
  const high = Math.max(1, Math.round((y + height) * scene.ratio) - top);
  if (height * scene.ratio < 2) pixels.stampOver(top, high);
  else pixels.stamp(top, high);
}
