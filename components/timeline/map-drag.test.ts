import { expect, test } from 'vitest';
import { timeAt, xOf } from '@/trace/lanes/time-scale.ts';
import { dragView, meaningAt } from './map-drag.ts';

const whole = { startNs: 0, endNs: 1000e6, widthPx: 500 };
const view = { startNs: 200e6, endNs: 600e6, widthPx: 800 };

test('a press inside the part in view moves it, one at an edge resizes it, one elsewhere chooses anew', () => {
  expect(meaningAt(whole, view, 200)).toBe('pan');
  expect(meaningAt(whole, view, 101)).toBe('from');
  expect(meaningAt(whole, view, 298)).toBe('to');
  expect(meaningAt(whole, view, 400)).toBe('new');
  const moved = dragView(whole, { does: 'pan', xPx: 200, view }, 250);
  expect(moved).toMatchObject({ startNs: 300e6, endNs: 700e6 });
  expect(dragView(whole, { does: 'to', xPx: 300, view }, 400)).toMatchObject({
    startNs: 200e6,
    endNs: 800e6,
  });
  expect(dragView(whole, { does: 'new', xPx: 400, view }, 450)).toMatchObject({
    startNs: 800e6,
    endNs: 900e6,
  });
  expect(dragView(whole, { does: 'new', xPx: 400, view }, 401)).toBeNull();
});

test('a narrow part can still be moved', () => {
  const narrow = { startNs: 500e6, endNs: 512e6, widthPx: 800 };
  expect(meaningAt(whole, narrow, xOf(whole, 506e6))).toBe('pan');
  expect(timeAt(whole, 250)).toBe(500e6);
});
