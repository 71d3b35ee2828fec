/**
 * A list that is higher than a page can be. Browsers draw no element beyond some height, the least of them 17.9 million
 * pixels, and above 2^24 they lose single pixels before that. Such a list is shown lower than it is: a long way of the
 * scroll bar leads to the same part of the list, a step leads as far as it looks.
 */
export const MOST_PX = 16_000_000;

export interface TallPlace {
  /** What the element is scrolled by. */
  shownPx: number;
  /** What the list would be scrolled by, were it as high as it is. */
  listPx: number;
}

export interface TallSize {
  /** Height of all rows. */
  listPx: number;
  /** How far the element can be scrolled. */
  wayPx: number;
  /** What is in view: more than that at once is no step. */
  viewPx: number;
}

export const shownHeight = (listPx: number) => Math.min(listPx, MOST_PX);

/** How far the whole list could be scrolled: all that is left out of its height is left out of the way. */
const wholeWay = ({ listPx, wayPx }: TallSize) => listPx - shownHeight(listPx) + wayPx;

/** Where the list is once its element was scrolled to `shownPx`. */
export function scrolledTo(before: TallPlace, shownPx: number, size: TallSize): TallPlace {
  const wholePx = wholeWay(size);
  if (size.listPx <= MOST_PX || shownPx <= 0) return { shownPx, listPx: shownPx };
  if (shownPx >= size.wayPx - 1) return { shownPx, listPx: wholePx };
  const stepPx = shownPx - before.shownPx;
  const listPx = Math.abs(stepPx) <= size.viewPx ? before.listPx + stepPx : (shownPx / size.wayPx) * wholePx;
  return { shownPx, listPx: Math.max(0, Math.min(wholePx, listPx)) };
}

/** Where its element must be scrolled to, so that the list is at `listPx`. */
export function placeOf(listPx: number, size: TallSize): TallPlace {
  const wholePx = wholeWay(size);
  const within = Math.max(0, Math.min(wholePx, listPx));
  const shownPx = size.listPx <= MOST_PX || wholePx === 0 ? within : (within / wholePx) * size.wayPx;
  return { shownPx, listPx: within };
}
