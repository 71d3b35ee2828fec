import { describe, expect, test } from 'vitest';
import { layOut, type QueueLayout } from '../layout.ts';
import type { QueuePlan } from '../protocol/plan.ts';
import { type Gate, Queue, type QueueMessage } from './queue.ts';

interface Note extends QueueMessage {
  n: number;
}

function makeQueue(plan: QueuePlan) {
  const layout = layOut({ name: 't', threads: {}, queues: { q: plan }, actors: {} }).queues[0] as QueueLayout;
  const state = { depth: 0, waiting: 0, closed: false };
  const gate: Gate = {
    enter: (capacity) => (state.depth >= capacity ? 0 : ++state.depth),
    leave: () => --state.depth,
    depth: () => state.depth,
    setWaiting: (count) => {
      state.waiting = count;
    },
    close: () => {
      state.closed = true;
    },
  };
  const events: string[] = [];
  const queue = new Queue<Note>(layout, gate, {
    queued: (m, depth) => events.push(`queued ${m.n} ${depth}`),
    waited: (m) => events.push(`waited ${m.n}`),
    dropped: (m, cause) => events.push(`${cause} ${m.n}`),
    merged: (m, into) => events.push(`merged ${m.n} into ${into.n}`),
    expired: (m) => events.push(`expired ${m.n}`),
  });
  return {
    queue,
    state,
    events,
    put: (n: number, more: Partial<Note> = {}, nowMs = 0) =>
      queue.offer({ n, arrival: 0, deadline: 0, ...more }, nowMs),
    /** Handed out and begun at once. */
    take: (nowMs = 0): number | undefined => {
      const message = queue.next(nowMs);
      if (message !== undefined && layout.gated) gate.leave();
      queue.admit(nowMs);
      return message?.n;
    },
  };
}
const takeAll = (take: () => number | undefined): number[] => {
  const all: number[] = [];
  for (let n = take(); n !== undefined; n = take()) all.push(n);
  return all;
};

describe('order', () => {
  test.each([
    ['fifo', [111, 333, 222]],
    ['lifo', [222, 333, 111]],
    [{ priority: 'n' }, [111, 222, 333]],
  ] as const)('%j', (order, expected) => {
    const { put, take } = makeQueue({ order });
    for (const n of [111, 333, 222]) put(n, { priority: n });
    expect(takeAll(take)).toEqual(expected);
  });

  test('equal priorities keep their order of arrival; texts come after numbers, nothing comes last', () => {
    const { put, take } = makeQueue({ order: { priority: 'p' } });
    const priorities = [null, 'a', 5, 5, -1, 5n, 'A'];
    priorities.forEach((priority, n) => {
      put(n, { priority });
    });
    expect(takeAll(take)).toEqual([4, 2, 3, 5, 6, 1, 0]);
  });

  test('thousands of random priorities come out sorted, in order of arrival among equals', () => {
    const { put, take } = makeQueue({ order: { priority: 'p' }, capacity: 5000 });
    let seed = 7;
    const random = (): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % 50;
    };
    const all = Array.from({ length: 3000 }, (_, n) => ({ n, priority: random() }));
    for (const { n, priority } of all) put(n, { priority });
    const expected = [...all].sort((a, b) => a.priority - b.priority || a.n - b.n).map(({ n }) => n);
    expect(takeAll(take)).toEqual(expected);
  });
});

describe('wait', () => {
  test('a put waits, then a get: the put completes, order kept', () => {
    const { put, take, events } = makeQueue({ capacity: 1 });
    expect([put(1), put(2), put(3)]).toEqual(['queued', 'waiting', 'waiting']);
    expect(take()).toBe(1);
    expect(events.at(-1)).toBe('queued 2 1');
    expect(takeAll(take)).toEqual([2, 3]);
  });

  test('nobody enters past those who wait', () => {
    const { put, state, queue } = makeQueue({ capacity: 1 });
    put(1);
    put(2);
    expect(state.waiting).toBe(1);
    queue.next(0);
    state.depth -= 1;
    expect(put(3)).toBe('waiting');
  });

  test('a large queue lets in when half is free, and at once where it is told to', () => {
    const { put, take, events, queue } = makeQueue({ capacity: 100 });
    for (let n = 0; n < 101; n++) put(n);
    for (let n = 0; n < 49; n++) take();
    expect(events.at(-1)).toBe('waited 100');
    queue.admit(0, true);
    expect(events.at(-1)).toBe('queued 100 52');
  });

  test('capacity 3, full, then lowered to 2: 3 stay, puts wait, nothing is lost', () => {
    const { put, take, queue } = makeQueue({ capacity: 3 });
    for (const n of [1, 2, 3]) put(n);
    queue.setCapacity(2, 0);
    expect(put(4)).toBe('waiting');
    expect(take()).toBe(1);
    expect(put(5)).toBe('waiting');
    expect(takeAll(take)).toEqual([2, 3, 4, 5]);
  });

  test('raised again: those that wait enter at once, in their order', () => {
    const { put, take, events, queue } = makeQueue({ capacity: 100 });
    for (let n = 0; n < 103; n++) put(n);
    queue.setCapacity(102, 0);
    expect(events.slice(-2)).toEqual(['queued 100 101', 'queued 101 102']);
    expect(takeAll(take)).toEqual(Array.from({ length: 103 }, (_, n) => n));
  });

  test('drop-oldest, lowered: the next one takes the places of as many as are too many', () => {
    const { put, take, events, queue } = makeQueue({ capacity: 4, whenFull: 'drop-oldest' });
    for (const n of [1, 2, 3, 4]) put(n);
    queue.setCapacity(2, 0);
    expect(put(5)).toBe('queued');
    expect(events.filter((event) => event.startsWith('oldest'))).toHaveLength(3);
    expect(takeAll(take)).toEqual([4, 5]);
  });

  test('a waiting put is cancelled: not inserted; a retry inserts once', () => {
    const { put, take, queue } = makeQueue({ capacity: 1 });
    put(1);
    put(2);
    queue.cancelWaiting(({ n }) => n === 2);
    put(2);
    expect(takeAll(take)).toEqual([1, 2]);
  });
});

describe.each([1, 3])('full, at capacity %i', (capacity) => {
  const fill = (plan: QueuePlan) => {
    const made = makeQueue({ ...plan, capacity });
    for (let n = 0; n < capacity; n++) made.put(n);
    return made;
  };
  const first = Array.from({ length: capacity }, (_, n) => n);

  test('drop-newest drops exactly the newest', () => {
    const { put, take, events } = fill({ whenFull: 'drop-newest' });
    expect(put(9)).toBe('dropped');
    expect(events.at(-1)).toBe('newest 9');
    expect(takeAll(take)).toEqual(first);
  });

  test.each(['fifo', 'lifo', { priority: 'p' }] as const)(
    'drop-oldest drops exactly the oldest (%j)',
    (order) => {
      const { put, take, events } = fill({ whenFull: 'drop-oldest', order });
      expect(put(9)).toBe('queued');
      expect(events).toContain('oldest 0');
      expect(new Set(takeAll(take))).toEqual(new Set([...first.slice(1), 9]));
    },
  );

  test('fail refuses, and the queue is undamaged', () => {
    const { put, take } = fill({ whenFull: 'fail' });
    expect(put(9)).toBe('refused');
    expect(takeAll(take)).toEqual(first);
    expect(put(10)).toBe('queued');
  });
});

test('unique: one waits; after it is taken, the next of that key is new again', () => {
  const { put, take, events } = makeQueue({ uniqueBy: 'k' });
  for (let n = 1; n <= 5; n++) put(n, { key: 'same' });
  expect(events.filter((event) => event.startsWith('merged'))).toHaveLength(4);
  expect(take()).toBe(1);
  expect(put(6, { key: 'same' })).toBe('queued');
  expect(takeAll(take)).toEqual([6]);
});

test('unique holds for those who wait for a place, too', () => {
  const { put } = makeQueue({ uniqueBy: 'k', capacity: 1 });
  put(1, { key: 'a' });
  expect(put(2, { key: 'b' })).toBe('waiting');
  expect(put(3, { key: 'b' })).toBe('merged');
});

test('time to live: what is late expires, is not handed out, and makes room', () => {
  const { put, take, events } = makeQueue({ timeToLiveMs: 50, capacity: 2 });
  put(1, {}, 0);
  put(2, {}, 40);
  put(3, {}, 45);
  expect(take(60)).toBe(2);
  expect(events).toContain('expired 1');
  expect(take(60)).toBe(3);
});

test('closed: what waits is dropped and told, and what comes later too', () => {
  const { put, take, queue, events, state } = makeQueue({ capacity: 1 });
  put(1);
  put(2);
  queue.close();
  expect(put(3)).toBe('closed');
  expect(events.filter((event) => event.startsWith('closed'))).toEqual(['closed 1', 'closed 2', 'closed 3']);
  expect(take()).toBeUndefined();
  expect(state).toMatchObject({ depth: 0, closed: true });
});

test.each(['fifo', 'lifo'] as const)('what was handed out and not begun comes back first (%s)', (order) => {
  const { put, take, queue } = makeQueue({ order });
  for (const n of [1, 2, 3]) put(n);
  const handed = queue.next(0);
  if (handed) queue.putBack(handed);
  expect(takeAll(take)).toEqual(order === 'fifo' ? [1, 2, 3] : [3, 2, 1]);
});
