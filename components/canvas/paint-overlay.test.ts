import { describe, expect, it } from 'vitest';
import { actorWords, amount } from './paint-overlay.ts';
import { filledSlots, slotCount } from './slots.ts';

describe('slots of a capsule', () => {
  it('are as many as fit, one filled as soon as something waits, all only when full', () => {
    expect(slotCount(4)).toBe(4);
    expect(slotCount(1024)).toBe(16);
    expect(filledSlots(0, 1024)).toBe(0);
    expect(filledSlots(1, 1024)).toBe(1);
    expect(filledSlots(1023, 1024)).toBe(15);
    expect(filledSlots(1024, 1024)).toBe(16);
    expect(filledSlots(1, 1)).toBe(1);
    expect(filledSlots(11, 16)).toBe(11);
    // A capacity that was changed while the run goes on.
    expect([filledSlots(12, 12, 16), filledSlots(6, 12, 16), filledSlots(3, 40, 1)]).toEqual([16, 8, 1]);
  });
});

describe('figures in words', () => {
  it('are short enough for a card', () => {
    expect([7, 1024, 12_345, 123_456, 4_500_000].map(amount)).toEqual([
      '7',
      '1,024',
      '12.3k',
      '123k',
      '4.5M',
    ]);
    const figure = { busy: 0, perSecond: 0, handled: 0, failures: 0 };
    expect(actorWords({ ...figure, busy: 0.96, perSecond: 3 })).toBe('96% busy');
    expect(actorWords({ ...figure, busy: 0.1, perSecond: 4.12 })).toBe('4.1/s');
    expect(actorWords({ ...figure, handled: 1200 })).toBe('1,200');
    expect(actorWords(figure)).toBe('idle');
    // Standing still is not idling where it waits for others.
    expect(actorWords({ ...figure, waiting: 0.87 })).toBe('87% waiting');
    expect(actorWords({ ...figure, waiting: 0.87, perSecond: 163 })).toBe('163/s');
  });
});
