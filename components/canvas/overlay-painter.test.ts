import { describe, expect, it } from 'vitest';
import type { RunFigures } from '@/trace/moments/figures.ts';
import { looksOf } from './overlay-painter.ts';
import type { Look, Painted } from './paint-overlay.ts';

const box = { x: 0, y: 0, width: 160, height: 64 };
const card: Painted = { kind: 'actor', name: 'a', box, colour: 'teal', tight: false, waits: undefined };
const capsule: Painted = { kind: 'queue', name: 'q', box, slots: 16, waits: undefined };
const look: Look = {
  ...{ theme: 'light', fontFamily: 'Inter', over: false, detail: 'far', middlePx: 14, awaited: null },
};
const figures = (actor: Partial<RunFigures['actors'][string]>, depth = 3): RunFigures => ({
  ...{ timeNs: 0, messages: 0 },
  queues: { q: { depth, capacity: 1024, blocking: false, perSecond: 0, handled: 0 } },
  actors: { a: { busy: 0.5, waiting: 0, perSecond: 20, handled: 7, failures: 0, ...actor } },
});

describe('what is seen of figures', () => {
  it('stays the same from far away for less than a part of a pixel, and for words', () => {
    const before = looksOf(card, figures({}), look, 0.1);
    expect(looksOf(card, figures({ busy: 0.53, handled: 90, perSecond: 40 }), look, 0.1)).toBe(before);
    expect(looksOf(capsule, figures({}, 4), look, 0.1)).toBe(looksOf(capsule, figures({}), look, 0.1));
  });

  it('changes with each word and length that is painted', () => {
    const near: Look = { ...look, detail: 'near' };
    const seen = [
      looksOf(card, figures({}), near, 1),
      looksOf(card, figures({ busy: 0.53 }), near, 1),
      looksOf(card, figures({ waiting: 0.3 }), near, 1),
      looksOf(card, figures({ failures: 1 }), near, 1),
      looksOf(card, figures({}), { ...near, awaited: 'a' }, 1),
      looksOf({ ...card, waits: 'place' }, figures({}), near, 1),
    ];
    expect(new Set(seen).size).toBe(seen.length);
    expect(looksOf(capsule, figures({}, 4), near, 1)).not.toBe(looksOf(capsule, figures({}), near, 1));
  });
});
