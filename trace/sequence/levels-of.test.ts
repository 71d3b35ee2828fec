import { expect, test } from 'vitest';
import { seeded } from '../fixtures/random-trace.ts';
import { type Life, levelsOf } from './levels-of.ts';

interface Event {
  message: number;
  what: 'sent' | 'taken' | 'handled';
  timeNs: number;
  level: number;
}

function randomLives(seed: number): Life[] {
  const random = seeded(seed);
  // Times from few values, so that many are equal.
  const time = () => Math.floor(random() * 30);
  return Array.from({ length: 25 }, () => {
    const sentNs = random() < 0.1 ? Number.NaN : time();
    const takenNs =
      random() < 0.15 ? Number.NaN : (Number.isNaN(sentNs) ? 0 : sentNs) + Math.floor(random() * 9);
    const handledNs = random() < 0.2 ? Number.NaN : takenNs + Math.floor(random() * 9);
    return { sentNs, takenNs, handledNs, isLoop: random() < 0.2 };
  });
}

test.each(Array.from({ length: 40 }, (_, i) => i))(
  'later is lower, and nothing shares a level but a message that is drawn level, seed %i',
  (seed) => {
    const lives = randomLives(seed);
    const found = levelsOf(lives);
    const events: Event[] = lives.flatMap(({ sentNs, takenNs, handledNs }, message) =>
      (
        [
          ['sent', Number.isNaN(sentNs) ? takenNs : sentNs],
          ['taken', takenNs],
          ['handled', handledNs],
        ] as const
      )
        .filter(([, timeNs]) => !Number.isNaN(timeNs))
        .map(([what, timeNs]) => ({ message, what, timeNs, level: found[what][message] as number })),
    );
    for (const { level } of events) expect(level).toBeGreaterThanOrEqual(0);
    for (const a of events)
      for (const b of events) {
        if (a.timeNs < b.timeNs) expect(a.level).toBeLessThanOrEqual(b.level);
        if (a === b || a.level !== b.level) continue;
        expect(a.message).toBe(b.message);
        expect(lives[a.message]?.isLoop).toBe(false);
        expect([a.what, b.what].sort()).toEqual(['sent', 'taken']);
      }
    // A message stands as it went, also where all its times are one.
    for (const [message] of lives.entries()) {
      const [sent, taken, handled] = [
        found.sent[message],
        found.taken[message],
        found.handled[message],
      ] as number[];
      if (!Number.isNaN(taken)) expect(sent).toBeLessThanOrEqual(taken as number);
      if (!Number.isNaN(handled)) expect(taken).toBeLessThan(handled as number);
    }
    // No level is empty, and what is taken before anything else happens is level.
    expect(new Set(events.map(({ level }) => level)).size).toBe(found.levels);
    for (const [message, { sentNs, takenNs, isLoop }] of lives.entries()) {
      if (isLoop || !(takenNs >= sentNs)) continue;
      const between = events.some((e) => e.message !== message && e.timeNs >= sentNs && e.timeNs <= takenNs);
      if (!between) expect(found.sent[message]).toBe(found.taken[message]);
    }
  },
);

test('nothing', () => {
  expect(levelsOf([])).toEqual({ levels: 0, sent: [], taken: [], handled: [] });
});
