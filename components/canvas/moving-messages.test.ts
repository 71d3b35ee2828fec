import { describe, expect, it } from 'vitest';
import { MovingMessages } from './moving-messages.ts';
import { placeOn, wireSteps } from './wire-steps.ts';

const aheadEnds = { from: { x: 0, y: 0 }, to: { x: 300, y: 120 } };
const backEnds = { from: { x: 500, y: 0 }, to: { x: 0, y: 40 } };
const ahead = wireSteps(aheadEnds.from, aheadEnds.to);
const back = wireSteps(backEnds.from, backEnds.to);

describe('places along a wire', () => {
  it('begin and end where the wire does, also where it goes back', () => {
    const place = { x: 0, y: 0 };
    for (const [steps, from, to] of [
      [ahead, { x: 0, y: 0 }, { x: 300, y: 120 }],
      [back, { x: 500, y: 0 }, { x: 0, y: 40 }],
    ] as const) {
      placeOn(steps, 0, place);
      expect(place).toEqual(from);
      placeOn(steps, 1, place);
      expect(place).toEqual(to);
    }
  });

  it('are at equal distances', () => {
    for (const { places } of [ahead, back]) {
      const lengths = Array.from({ length: places.length / 2 - 1 }, (_, i) =>
        Math.hypot(
          (places[2 * i + 2] ?? 0) - (places[2 * i] ?? 0),
          (places[2 * i + 3] ?? 0) - (places[2 * i + 1] ?? 0),
        ),
      );
      const mean = lengths.reduce((a, b) => a + b) / lengths.length;
      for (const length of lengths) expect(Math.abs(length / mean - 1)).toBeLessThan(0.15);
    }
  });
});

describe('messages on their way', () => {
  const moving = () => {
    const messages = new MovingMessages();
    messages.setWires([
      { actor: 'a', queue: 'q', kind: 'send', ...aheadEnds },
      { actor: 'b', queue: 'q', kind: 'read', ...backEnds },
    ]);
    return messages;
  };
  const count = (messages: MovingMessages, nowMs: number, apart = 10) => {
    let dots = 0;
    const moves = messages.step(nowMs, apart, () => dots++);
    return { dots, moves };
  };

  it('set out one after another, arrive, and then all is quiet', () => {
    const messages = moving();
    expect(count(messages, 0)).toEqual({ dots: 0, moves: false });
    messages.add([{ actor: 'a', queue: 'q', sent: 2, taken: 0 }]);
    expect(count(messages, 10)).toEqual({ dots: 1, moves: true });
    expect(count(messages, 20)).toEqual({ dots: 1, moves: true });
    expect(count(messages, 200)).toEqual({ dots: 2, moves: true });
    expect(count(messages, 2000)).toEqual({ dots: 0, moves: false });
  });

  it('are never more than an eye can follow, however many there are', () => {
    const messages = moving();
    let most = 0;
    for (let nowMs = 0; nowMs < 3000; nowMs += 16) {
      messages.add([{ actor: 'b', queue: 'q', sent: 0, taken: 10_000 }]);
      most = Math.max(most, count(messages, nowMs).dots);
    }
    expect(most).toBeLessThanOrEqual(8);
    expect(most).toBeGreaterThan(3);
  });

  it('keep their distance where a wire is short on screen, and one is seen however short it is', () => {
    const mostAt = (apart: number) => {
      const messages = moving();
      let most = 0;
      for (let nowMs = 0; nowMs < 3000; nowMs += 16) {
        messages.add([{ actor: 'a', queue: 'q', sent: 10_000, taken: 0 }]);
        most = Math.max(most, count(messages, nowMs, apart).dots);
      }
      return most;
    };
    expect(mostAt(10)).toBeGreaterThan(5);
    expect(mostAt(120)).toBe(3);
    expect(mostAt(5000)).toBeLessThanOrEqual(2);
    expect(mostAt(5000)).toBeGreaterThan(0);
  });

  it('stay where they are when wires are drawn anew, and go with a wire that is gone', () => {
    const messages = moving();
    messages.add([{ actor: 'a', queue: 'q', sent: 1, taken: 0 }]);
    count(messages, 0);
    messages.setWires([{ actor: 'a', queue: 'q', kind: 'send', ...aheadEnds }]);
    expect(count(messages, 100).dots).toBe(1);
    messages.setWires([]);
    expect(count(messages, 100)).toEqual({ dots: 0, moves: false });
  });
});
