import { expect, test } from 'vitest';
import { randomOf } from '@/runtime/random.ts';
import { Capacities } from './capacities.ts';

test('the capacity of each moment is the one that was set last before it', () => {
  const draw = randomOf(7, 'capacities');
  for (let round = 0; round < 200; round++) {
    const capacities = new Capacities([
      { name: 'a', capacity: 3, whenFull: 'wait' },
      { name: 'b', capacity: 9, whenFull: 'wait' },
    ]);
    const sets: { timeNs: number; capacity: number }[] = [];
    for (let timeNs = 0; timeNs < 100; timeNs += Math.floor(draw() * 30)) {
      const capacity = 1 + Math.floor(draw() * 4);
      sets.push({ timeNs, capacity });
      capacities.set(0, timeNs, capacity);
      if (draw() < 0.1) break;
    }
    const expected = (timeNs: number) => sets.findLast((set) => set.timeNs <= timeNs)?.capacity ?? 3;
    for (let timeNs = -1; timeNs < 105; timeNs++) expect(capacities.at(0, timeNs)).toBe(expected(timeNs));
    expect(capacities.now(0)).toBe(expected(1e9));
    expect(capacities.most(0)).toBe(Math.max(3, ...sets.map(({ capacity }) => capacity)));
    const from = Math.floor(draw() * 50);
    const to = from + Math.floor(draw() * 60);
    const stretches = capacities.within(0, from, to);
    for (let timeNs = from; timeNs <= to; timeNs++) {
      const inside = stretches.filter((s) => s.fromNs <= timeNs && timeNs < s.toNs);
      // Of several set at one time all but the last are empty.
      expect(inside.map(({ capacity }) => capacity)).toEqual([expected(timeNs)]);
    }
    expect([capacities.at(1, 50), capacities.now(2)]).toEqual([9, 0]);
  }
});
