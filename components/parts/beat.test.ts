import { describe, expect, it } from 'vitest';
import { BEAT_MS, BEAT_SHARES, nextBeat } from './beat.ts';

describe('beats', () => {
  it('come after what was before them, one beat apart at most', () => {
    for (const share of Object.values(BEAT_SHARES))
      for (let at = 1_790_000_000_000; at < 1_790_000_000_200; at += 0.7) {
        const next = nextBeat(at, share);
        expect(next).toBeGreaterThan(at);
        expect(next - at).toBeLessThanOrEqual(BEAT_MS + 0.001);
        expect(nextBeat(next + 0.001, share) - next).toBeCloseTo(BEAT_MS, 3);
      }
  });

  it('are half a beat apart where two take turns', () => {
    const at = 1_790_000_000_000;
    const timeline = nextBeat(at, BEAT_SHARES.timeline);
    expect(nextBeat(timeline, BEAT_SHARES.canvas) - timeline).toBeCloseTo(BEAT_MS / 2, 3);
  });
});
