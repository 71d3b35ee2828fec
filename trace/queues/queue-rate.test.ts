import { expect, test } from 'vitest';
import { seeded } from '../fixtures/random-trace.ts';
import { leftPerStretch } from './queue-rate.ts';
import { QueueSteps } from './queue-steps.ts';

test('what left a queue in each stretch is what was taken out there', () => {
  for (let seed = 0; seed < 30; seed++) {
    const random = seeded(seed);
    const steps = new QueueSteps(Math.floor(random() * 3));
    const left: number[] = [];
    for (let i = 0; i < 200; i++) {
      const time = Math.floor(random() * 500);
      if (random() < 0.5) steps.add(time, 1);
      else {
        steps.add(time, -1);
        left.push(time);
      }
      if (random() < 0.05) steps.settle();
    }
    steps.settle();
    const n = 1 + Math.floor(random() * 40);
    const edges = Float64Array.from({ length: n + 1 }, () => random() * 520 - 10).sort();
    const found = new Float64Array(n);
    const most = leftPerStretch(steps, edges, n, found);
    const expected = Array.from(found, (_, i) => {
      const [from, to] = [edges[i] as number, edges[i + 1] as number];
      return left.filter((time) => time > from && time <= to).length;
    });
    expect([...found]).toEqual(expected);
    expect(most).toBe(Math.max(...expected));
  }
});
