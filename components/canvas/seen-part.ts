/**
 * The part of the pane that something painted can reach. A canvas costs by its size each time that the browser puts the
 * page together, also where nothing on it has changed: none is larger than what is on it.
 */
import type { Box } from '@/flow/document.ts';

/** In pixels of the screen, from the pane's corner. */
export interface Part {
  left: number;
  top: number;
  width: number;
  height: number;
}

interface Pane {
  width: number;
  height: number;
}

/** In steps, so that a canvas mostly keeps its size while one pans. */
const STEP_PX = 64;

/**
 * @param bounds of what is painted, in canvas pixels; null where that is not known
 * @param around the pane, how much more of the picture is wanted on each side
 * @param ratio device pixels of one of the screen: edges stand on these, so that nothing is blurred
 */
export function seenPart(
  bounds: Box | null,
  [x, y, zoom]: readonly [number, number, number],
  pane: Pane,
  ratio: number,
  around = { x: 0, y: 0 },
): Part {
  const across = span(bounds && [bounds.x * zoom + x, bounds.width * zoom], pane.width, around.x, ratio);
  const down = span(bounds && [bounds.y * zoom + y, bounds.height * zoom], pane.height, around.y, ratio);
  return { left: across.at, top: down.at, width: across.long, height: down.long };
}

/** [from, from + long) within the pane and what is wanted around it, a step long at least. */
function span(wanted: [from: number, long: number] | null, pane: number, around: number, ratio: number) {
  const least = 0 - around;
  const most = pane + around;
  if (wanted === null) return { at: least, long: most - least };
  const [from, length] = wanted;
  const at = Math.min(Math.max(least, Math.floor(from * ratio) / ratio), Math.max(least, most - STEP_PX));
  const long = Math.ceil(Math.max(1, from + length - at) / STEP_PX) * STEP_PX;
  return { at, long: Math.min(long, most - at) };
}

/** Gives a canvas this place and size. @returns whether it is empty now, for it has another size */
export function placeCanvas(element: HTMLCanvasElement, part: Part, ratio: number): boolean {
  const { style } = element;
  const [left, top] = [`${part.left}px`, `${part.top}px`];
  if (style.left !== left) style.left = left;
  if (style.top !== top) style.top = top;
  const wide = Math.round(part.width * ratio);
  const high = Math.round(part.height * ratio);
  if (element.width === wide && element.height === high) return false;
  style.width = `${wide / ratio}px`;
  style.height = `${high / ratio}px`;
  element.width = wide;
  element.height = high;
  return true;
}
