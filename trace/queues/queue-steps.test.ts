import { expect, test } from 'vitest';
import { seeded } from '../fixtures/random-trace.ts';
import { QueueSteps } from './queue-steps.ts';

interface Step {
  time: number;
  by: 1 | -1;
}

/** What the steps say, counted one by one. */
function counted(steps: Step[], base: number) {
  const sorted = steps.toSorted((a, b) => a.time - b.time || a.by - b.by);
  let depth = base;
  return sorted.map(({ time, by }) => {
    depth += by;
    return { time, depth: Math.max(0, depth) };
  });
}

test.each(Array.from({ length: 40 }, (_, seed) => seed))(
  'seed %i: late batches of other threads are put right',
  (seed) => {
    const random = seeded(seed + 1);
    const base = seed % 3 === 0 ? Math.floor(random() * 5) : 0;
    const queue = new QueueSteps(base);
    const all: Step[] = [];
    // Each thread writes in order; some are drained long after the others. Equal times are frequent.
    const clocks = [0, 0, 0, 0];
    for (let batch = 0; batch < 60; batch++) {
      const thread = Math.floor(random() * clocks.length);
      for (let i = Math.floor(random() * 8); i >= 0; i--) {
        const time = (clocks[thread] as number) + Math.floor(random() * 3) * (seed % 2 === 0 ? 1 : 900_000);
        clocks[thread] = time;
        const step: Step = { time, by: random() < 0.55 ? 1 : -1 };
        all.push(step);
        queue.add(step.time, step.by);
      }
      if (random() < 0.3) continue;
      queue.settle();
      const expected = counted(all, base);
      // Of several steps at one time only what they come to counts.
      const moments = expected.filter(({ time }, i) => time !== expected[i + 1]?.time);
      expect(Array.from({ length: queue.n }, (_, i) => queue.depthOf(i))).toEqual(
        expected.map(({ depth }) => depth),
      );
      expect([...queue.time.subarray(0, queue.n)]).toEqual(expected.map((step) => step.time));
      expect(queue.depthNow).toBe(expected.at(-1)?.depth ?? base);
      expect(queue.most).toBe(queue.n === 0 ? base : Math.max(...moments.map(({ depth }) => depth)));
      const at = random() * Math.max(...clocks);
      expect(queue.depthAt(at)).toBe(expected.findLast(({ time }) => time <= at)?.depth ?? base);
      const bin = 2 ** queue.levels.baseShift;
      const from = Math.floor(at / bin) * bin;
      const read = { most: 0, last: -1 };
      queue.levels.read(0, from, from + bin, read);
      const within = moments.filter(({ time }) => time >= from && time < from + bin);
      expect(read).toEqual({
        most: Math.max(0, ...within.map(({ depth }) => depth)),
        last: within.at(-1)?.depth ?? -1,
      });
    }
  },
);

test('what is known in part only counts together, and so does what follows a gap', () => {
  const full = new QueueSteps(60, 100);
  for (let i = 0; i < 50; i++) full.add(90 + i / 100, -1);
  full.add(200, -1);
  full.settle();
  expect([full.most, full.depthAt(100), full.depthAt(200)]).toEqual([10, 10, 9]);
  full.rebase(1000, 70);
  for (let i = 0; i < 60; i++) full.add(990, -1);
  full.settle();
  expect([full.most, full.depthAt(999), full.depthAt(1000)]).toEqual([10, 9, 10]);
  const queue = new QueueSteps(-2, 100);
  for (const [time, by] of [
    [90, 1],
    [95, 1],
    [99, 1],
    [98, -1],
    [120, 1],
  ] as const)
    queue.add(time, by);
  queue.settle();
  expect([50, 99, 100, 120].map((time) => queue.depthAt(time))).toEqual([0, 0, 0, 1]);
  expect(queue.most).toBe(1);
});
