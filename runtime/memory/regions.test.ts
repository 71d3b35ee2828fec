import { expect, test } from 'vitest';
import { layOut } from '../layout.ts';
import { Regions } from './regions.ts';

test('more threads and queues than memory can be shared for are refused with the way out', () => {
  const named = <T>(count: number, what: T): Record<string, T> =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`n${i}`, what]));
  const plan = (threads: number, queues: number) =>
    layOut({ name: 'Wide', threads: named(threads, {}), queues: named(queues, {}), actors: {} });
  expect(new Regions(plan(20, 1000)).size).toBeLessThan(2 ** 31);
  expect(() => new Regions(plan(200, 2000))).toThrow(
    /^200 threads and 2000 queues need .* GB of shared memory.*put the actors on fewer threads$/,
  );
});
