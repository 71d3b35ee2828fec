import { createContext } from 'react';

/**
 * How much of a card is shown, by zoom. `near`: everything. `middle`: its name and figures alone, in larger type,
 * because smaller words could not be read. `far`: a plain box.
 */
export type DetailLevel = 'near' | 'middle' | 'far';

export const Detail = createContext<DetailLevel>('near');

export const detailAt = (zoom: number): DetailLevel =>
  zoom < 0.38 ? 'far' : zoom < 0.74 ? 'middle' : 'near';

/** Type of the `middle` level in canvas pixels: about 11 on screen, and no larger than a capsule can hold. */
export const middleTypePx = (zoom: number): number => Math.max(14, Math.min(19, Math.round(11 / zoom)));
