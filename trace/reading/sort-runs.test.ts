import { expect, test } from 'vitest';
import { seeded } from '../fixtures/random-trace.ts';
import { sortRuns } from './sort-runs.ts';

test.each([1, 2, 3, 40])('%i runs that overlap come out in order, equal times as they were', (runs) => {
  const random = seeded(runs);
  for (let round = 0; round < 60; round++) {
    const times: number[] = [];
    for (let run = 0; run < runs; run++) {
      const from = run * Math.floor(random() * 30);
      const part = Array.from({ length: Math.floor(random() * 40) }, () => from + Math.floor(random() * 50));
      times.push(...part.sort((a, b) => a - b));
    }
    const carried = Uint32Array.from(times.keys());
    const sorted = Float64Array.from([...times, -1]);
    sortRuns(sorted, carried, times.length);
    const wanted = [...times.keys()].sort((a, b) => (times[a] as number) - (times[b] as number) || a - b);
    expect([...carried]).toEqual(wanted);
    expect([...sorted.subarray(0, times.length)]).toEqual(wanted.map((i) => times[i]));
    // What lies beyond is not its own.
    expect(sorted[times.length]).toBe(-1);
  }
});
