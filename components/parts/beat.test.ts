import { describe, expect, it } from 'vitest';
import { BEAT_MS, nextBeat } from './beat.ts';

describe('beats', () => {
  it('come after what was before them, and one beat apart', () => {
    for (const aheadMs of [0, 3, 20])
      for (let at = 1_790_000_000_000; at < 1_790_000_000_200; at += 0.7) {
        const next = nextBeat(at, aheadMs);
        expect(next).toBeGreaterThan(at);
        expect(next - at).toBeLessThanOrEqual(BEAT_MS + 0.001);
        expect(nextBeat(next + 0.001, aheadMs) - next).toBeCloseTo(BEAT_MS, 3);
      }
  });

  it('are waited for by who has to be ready by then', () => {
    const at = 1_790_000_000_000;
    const next = nextBeat(at);
    expect(nextBeat(next - 10, 3)).toBeCloseTo(next - 3, 3);
    expect(nextBeat(next - 2, 3)).toBeCloseTo(next + BEAT_MS - 3, 3);
  });
});
