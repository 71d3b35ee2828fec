import { expect, test } from 'vitest';
import { type Event, type FinishedRun, runFixture } from './fixtures/run-fixture.ts';
import { SentFlag } from './protocol/trace-file.ts';

const SLOW = { timeout: 120_000 };

const QUEUES = ['one writer', 'two writers', 'one thread', 'hosted', 'unique'];

/** True when so many have been sent to each queue, and so many taken from it. */
const have =
  (sent: number, taken: number) =>
  (events: Event[]): boolean => {
    const count = (kind: Event['kind'], queue: string) =>
      events.filter((event) => event.kind === kind && event.queue === queue).length;
    return QUEUES.every((queue) => count('sent', queue) === sent && count('taken', queue) === taken);
  };
const areSet = (n: number) => (events: Event[]) =>
  events.filter(({ kind }) => kind === 'capacitySet').length === n * QUEUES.length;
const set = (capacity: number) => QUEUES.map((queue) => ({ kind: 'set-capacity', queue, capacity }) as const);
/** Passed over. */
const NONSENSE = [0, -1, 1.5, Number.NaN, 2 ** 40].map(
  (capacity) => ({ kind: 'set-capacity', queue: 'hosted', capacity }) as const,
);

test(
  'capacity 3, full, then lowered to 2: 3 stay, puts wait, nothing is lost; raised: they enter',
  SLOW,
  async () => {
    const run = await runFixture('capacity', {
      orders: [
        // One is begun, three wait in the queue and one in front of it.
        { when: have(5, 1), say: [...NONSENSE, ...set(2)] },
        { when: areSet(1), file: 'lowered' },
        // 4 is begun, 5 and 6 wait in the queue, 7 in front of it.
        { when: have(8, 5), say: set(5) },
        // Nobody has taken any, and three are in.
        { when: have(11, 5), file: 'raised' },
      ],
    });
    expect(run.end?.state).toBe('completed');
    for (const queue of QUEUES) {
      expect([queue, run.logs(`reads ${queue}`)]).toEqual([queue, ['0 1 2 3 4 5 6 7 8 9 10 11']]);
      const most = depths(run, queue);
      if (queue !== 'unique') expect([queue, most]).toEqual([queue, [3, 2, 5]]);
      // The host hands these out: a place is free a moment before it is seen to be taken from.
      else for (const [i, limit] of [3, 2, 5].entries()) expect(most[i]).toBeLessThanOrEqual(limit + 1);
    }
    expect(run.of('capacitySet').map(({ value }) => value)).toEqual([
      ...QUEUES.map(() => 2),
      ...QUEUES.map(() => 5),
    ]);
    expect(run.of('dropped')).toEqual([]);
    expect(run.unaccounted()).toEqual([]);
  },
);

/** The most that waited when a message entered, before the first change of the capacity, after it, and after the next. */
function depths(run: FinishedRun, queue: string): number[] {
  const most = [0];
  let depth = 0;
  for (const event of run.events) {
    if (event.queue !== queue) continue;
    if (event.kind === 'capacitySet') most.push(0);
    else if (event.kind === 'taken') depth -= 1;
    else if (event.kind === 'queued' || (event.kind === 'sent' && event.flags & SentFlag.queued)) {
      depth += 1;
      most.push(Math.max(most.pop() ?? 0, depth));
    }
  }
  return most;
}
