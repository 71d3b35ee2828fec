import { describe, expect, it } from 'vitest';
import { seeded } from '@/trace/fixtures/random-trace.ts';
import { seenPart } from './seen-part.ts';

const pane = { width: 1000, height: 600 };

describe('the part of the pane that is painted', () => {
  it('holds all of what is seen, lies in the pane, and ends on device pixels', () => {
    const random = seeded(3);
    for (let i = 0; i < 2000; i++) {
      const ratio = [1, 1.25, 1.5, 2][i % 4] as number;
      const bounds = {
        ...{ x: random() * 4000 - 2000, y: random() * 4000 - 2000 },
        ...{ width: random() * 3000, height: random() * 3000 },
      };
      const zoom = 0.05 + random() * 2;
      const [x, y] = [random() * 2000 - 1000, random() * 2000 - 1000];
      const around = i % 2 === 0 ? { x: 0, y: 0 } : { x: 200, y: 100 };
      const part = seenPart(bounds, [x, y, zoom], pane, ratio, around);
      expect(part.left).toBeGreaterThanOrEqual(-around.x);
      expect(part.top).toBeGreaterThanOrEqual(-around.y);
      expect(part.left + part.width).toBeLessThanOrEqual(pane.width + around.x);
      expect(part.top + part.height).toBeLessThanOrEqual(pane.height + around.y);
      expect(part.width).toBeGreaterThan(0);
      const right = Math.min(pane.width + around.x, (bounds.x + bounds.width) * zoom + x);
      const left = Math.max(-around.x, bounds.x * zoom + x);
      if (left < right) {
        expect(part.left).toBeLessThanOrEqual(left);
        expect(part.left + part.width).toBeGreaterThanOrEqual(right - 1e-9);
      }
      if (left < pane.width - 64) expect(part.left * ratio).toBeCloseTo(Math.round(part.left * ratio), 6);
    }
  });

  it('is all of the pane where nobody knows what is painted, and small where little is', () => {
    expect(seenPart(null, [5, 7, 0.3], pane, 1)).toEqual({ left: 0, top: 0, width: 1000, height: 600 });
    const box = { x: 10, y: 20, width: 30, height: 300 };
    expect(seenPart(box, [0, 0, 1], pane, 1)).toEqual({ left: 10, top: 20, width: 64, height: 320 });
  });

  it('keeps its size while one pans a little', () => {
    const box = { x: 0, y: 0, width: 500, height: 300 };
    const sizes = [0, 3.3, 17, 40].map((x) => seenPart(box, [x, x, 1], pane, 1).width);
    expect(new Set(sizes).size).toBe(1);
  });
});
