import { expect, test } from 'vitest';
import { MOST_PX, placeOf, scrolledTo, shownHeight, type TallSize } from './tall-list.ts';

const TOP = { shownPx: 0, listPx: 0 };
const sizeOf = (listPx: number): TallSize => ({ listPx, wayPx: shownHeight(listPx) - 300, viewPx: 300 });

test('a list that fits is scrolled as any other', () => {
  const size = sizeOf(1_000_000);
  expect(scrolledTo(TOP, 12_345.5, size)).toEqual({ shownPx: 12_345.5, listPx: 12_345.5 });
  expect(placeOf(777, size)).toEqual({ shownPx: 777, listPx: 777 });
  expect(placeOf(2_000_000, size).shownPx).toBe(999_700);
});

test('a higher one has all its rows: its ends are the ends, a drag leads to the same part, a step is a step', () => {
  const size = sizeOf(44_000_000);
  expect(shownHeight(size.listPx)).toBe(MOST_PX);
  const end = scrolledTo(TOP, size.wayPx, size);
  expect(end.listPx).toBe(44_000_000 - 300);
  expect(scrolledTo(end, size.wayPx - 100, size).listPx).toBe(end.listPx - 100);
  const middle = scrolledTo(end, size.wayPx / 2, size);
  expect(middle.listPx).toBeCloseTo((44_000_000 - 300) / 2);
  expect(scrolledTo(middle, middle.shownPx + 24, size).listPx).toBeCloseTo(middle.listPx + 24);
  expect(scrolledTo(middle, 0, size)).toEqual(TOP);
});

test('what is to be shown is where it was put', () => {
  const size = sizeOf(44_000_000);
  for (const listPx of [0, 1, 21_999_850, 30_000_000, 43_999_700]) {
    const place = placeOf(listPx, size);
    expect(place.listPx).toBe(listPx);
    expect(place.shownPx).toBeLessThanOrEqual(size.wayPx);
    expect(scrolledTo(place, place.shownPx, size).listPx).toBeCloseTo(listPx);
  }
});
