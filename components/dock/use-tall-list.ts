'use client';
import { observeElementOffset, type Rect, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useRef } from 'react';
import { placeOf, scrolledTo, shownHeight, type TallPlace, type TallSize } from './tall-list.ts';

const OVERSCAN = 12;

interface Options {
  count: number;
  rowPx: number;
  scroller: RefObject<HTMLDivElement | null>;
  /** Taken for its size until it is measured. */
  initialRect?: Rect;
}

type Tell = (offsetPx: number, isScrolling: boolean) => void;

export interface TallRow {
  key: string | number | bigint;
  index: number;
  topPx: number;
}

/** The rows in view of a list of equal rows, however many they are. */
export function useTallList({ count, rowPx, scroller, initialRect }: Options) {
  const place = useRef<TallPlace>({ shownPx: 0, listPx: 0 });
  const listPx = count * rowPx;
  const latest = useRef(listPx);
  latest.current = listPx;
  const sizeOf = (element: HTMLElement): TallSize => ({
    listPx: latest.current,
    wayPx: element.scrollHeight - element.clientHeight,
    viewPx: element.clientHeight,
  });
  const told = useRef<Tell | null>(null);
  const follow = useRef((instance: Virtualizer<HTMLDivElement, Element>, tell: Tell) => {
    told.current = tell;
    return observeElementOffset(instance, (shownPx, isScrolling) => {
      const element = instance.scrollElement;
      if (element !== null) place.current = scrolledTo(place.current, shownPx, sizeOf(element));
      tell(place.current.listPx, isScrolling);
    });
  });
  const show = (toPx: (size: TallSize) => number) => {
    const element = scroller.current;
    if (element === null) return;
    const size = sizeOf(element);
    place.current = placeOf(toPx(size), size);
    element.scrollTop = place.current.shownPx;
    // Where the element was there already, it says nothing.
    told.current?.(place.current.listPx, false);
  };
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: OVERSCAN,
    observeElementOffset: follow.current,
    ...(initialRect === undefined ? {} : { initialRect }),
  });
  const shiftPx = place.current.shownPx - place.current.listPx;
  const rows: TallRow[] = virtual
    .getVirtualItems()
    .map(({ key, index, start }) => ({ key, index, topPx: start + shiftPx }));
  return {
    rows,
    heightPx: shownHeight(listPx),
    /** Brings a row into the middle of what is in view. */
    showRow: (index: number) => show(({ viewPx }) => (index + 0.5) * rowPx - viewPx / 2),
    showEnd: () => show(() => Number.MAX_VALUE),
  };
}
