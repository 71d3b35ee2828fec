import { expect, test } from 'vitest';
import { bookmarkFrom, toggledBookmark } from './bookmarks.ts';
import { Fingers } from './pinch.ts';

test('marks stand in order of time, and the same once more takes one away', () => {
  const moment = { fromNs: 50, toNs: 50 };
  const range = { fromNs: 10, toNs: 90 };
  const all = toggledBookmark(toggledBookmark([], moment), range);
  expect(all).toEqual([range, moment]);
  expect(toggledBookmark(all, { ...moment })).toEqual([range]);
  expect(bookmarkFrom(all, 20, 1)).toBe(moment);
  expect(bookmarkFrom(all, 20, -1)).toBe(range);
  expect(bookmarkFrom(all, 60, 1)).toBeNull();
});

test('two fingers zoom by their distance and pan by their middle; one does neither', () => {
  const fingers = new Fingers();
  fingers.press(1, { xPx: 100, yPx: 0 });
  expect(fingers.move(1, { xPx: 110, yPx: 0 })).toBeNull();
  fingers.press(2, { xPx: 210, yPx: 0 });
  expect(fingers.move(2, { xPx: 310, yPx: 0 })).toEqual({ factor: 0.5, xPx: 210, dxPx: -50 });
  expect(fingers.move(3, { xPx: 0, yPx: 0 })).toBeNull();
  fingers.lift(1);
  expect(fingers.move(2, { xPx: 400, yPx: 0 })).toBeNull();
});
