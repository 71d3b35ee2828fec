import { expect, test } from 'vitest';
import { Fingers } from './pinch.ts';

test('two fingers zoom by their distance and pan by their middle; the one that stays is told', () => {
  const fingers = new Fingers();
  fingers.press(1, { xPx: 100, yPx: 50 });
  expect(fingers.move(1, { xPx: 110, yPx: 50 })).toBeNull();
  fingers.press(2, { xPx: 210, yPx: 50 });
  // Twice as far apart, the middle 50 to the right: half the time is in view.
  expect(fingers.move(2, { xPx: 310, yPx: 50 })).toEqual({ factor: 0.5, xPx: 210, dxPx: -50 });
  // A mouse that only hovers is no finger.
  expect(fingers.move(7, { xPx: 0, yPx: 0 })).toBeNull();
  expect(fingers.lift(7)).toBeNull();
  expect(fingers.lift(1)).toEqual({ xPx: 310, yPx: 50 });
  expect(fingers.lift(2)).toBeNull();
  expect(fingers.count).toBe(0);
});
