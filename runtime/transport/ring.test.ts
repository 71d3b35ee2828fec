import { expect, test } from 'vitest';
import { layOut, layOutReaders } from '../layout.ts';
import { Control } from '../memory/regions.ts';
import { SharedMemory } from '../memory/shared-memory.ts';
import { fromContent } from '../message/copy.ts';
import { randomOf } from '../random.ts';
import { Bells } from './bells.ts';
import { Inlet } from './inlet.ts';
import { Outlet } from './outlet.ts';
import { Ring } from './ring.ts';
import { leftInScratch } from './scratch.ts';

const reader = { thread: 't', code: '', reads: ['q'] };

/** One queue, its writers and readers all seen from this thread. */
function makeQueue(readers: number, writers: number, capacity = 64) {
  const layout = layOut({
    name: 'q',
    threads: { t: {}, u: {} },
    queues: { q: { capacity } },
    actors: {
      ...Object.fromEntries(
        Array.from({ length: writers }, (_, i) => [
          `w${i}`,
          { thread: i === 0 ? 't' : 'u', code: '', sends: { out: 'q' } },
        ]),
      ),
      ...Object.fromEntries(Array.from({ length: readers }, (_, i) => [`r${i}`, reader])),
    },
  });
  const memory = new SharedMemory(layout);
  const bells = new Bells(memory, 0, () => undefined);
  const plan = layOutReaders(layout, 0);
  const ring = () => new Ring(memory, 0, 0, !plan.isOnlyWriter, readers === 1);
  return {
    memory,
    outlet: (thread = 0) => new Outlet(ring(), bells, thread, plan),
    inlet: (number = 0) => new Inlet(ring(), bells, 0, number, plan.readers),
  };
}

const take = (inlet: Inlet): unknown => {
  const envelope = inlet.take();
  if (envelope === undefined) return undefined;
  inlet.leave();
  const { bytes, at, end, texts, textAt, flags } = envelope;
  const value = fromContent(bytes, at, end, texts, textAt, flags, Object);
  inlet.done();
  return value;
};

let id = 0;
function put(outlet: Outlet, value: unknown): boolean {
  outlet.stage(value, false);
  if (outlet.enter()) {
    id += 1;
    return outlet.commit({ id, from: 0, flags: 0, askId: 0, target: -1, slot: -1 });
  }
  outlet.lift();
  return false;
}

test.each([
  [1, 1],
  [1, 2],
  [3, 2],
])('%i readers, %i writers: a queue is a queue, whatever lies in it', (readers, writers) => {
  const queue = makeQueue(readers, writers);
  const outlets = Array.from({ length: writers }, (_, thread) => queue.outlet(thread));
  const inlets = Array.from({ length: readers }, (_, i) => queue.inlet(i));
  const draw = randomOf(readers * 10 + writers, 'ring');
  const model: unknown[][] = outlets.map(() => []);
  let waiting = 0;
  for (let step = 0; step < 30_000; step++) {
    const writer = Math.floor(draw() * writers);
    const outlet = outlets[writer] as Outlet;
    if (draw() < 0.5) {
      // Short, long, wide, and once in a while larger than the scratch.
      const length = draw() < 0.01 ? 30_000 : Math.floor(draw() * 40);
      const value = { writer, step, text: (draw() < 0.2 ? 'ä€' : 'x').repeat(length) };
      const done = put(outlet, value);
      expect(done).toBe(waiting < 64);
      if (!done) continue;
      waiting += 1;
      model[writer]?.push(value);
    } else {
      for (const each of outlets) expect(each.flush()).toBe(true);
      const value = take(inlets[Math.floor(draw() * readers)] as Inlet) as { writer: number } | undefined;
      if (value === undefined) expect(waiting).toBe(0);
      else {
        waiting -= 1;
        expect(value).toEqual(model[value.writer]?.shift());
      }
    }
    expect(queue.memory.depth(0)).toBe(waiting);
  }
});

test('a reader that comes after another goes on where that one was', () => {
  const queue = makeQueue(1, 1);
  const outlet = queue.outlet();
  for (let n = 0; n < 20; n++) put(outlet, n);
  outlet.flush();
  const first = queue.inlet();
  for (let n = 0; n < 7; n++) expect(take(first)).toBe(n);
  const second = queue.inlet();
  for (let n = 7; n < 20; n++) expect(take(second)).toBe(n);
  expect(take(second)).toBeUndefined();
});

test('what was gathered and has not left is named when its thread is gone', () => {
  const queue = makeQueue(1, 1);
  const outlet = queue.outlet();
  put(outlet, 'one');
  put(outlet, 'two');
  expect(leftInScratch(queue.memory, 0, 0).map((message) => message.id)).toEqual([id - 1, id]);
  expect(leftInScratch(queue.memory, 0, 0)).toEqual([]);
});

test('a queue that is short most of the time touches little memory', () => {
  const queue = makeQueue(1, 1);
  const outlet = queue.outlet();
  const inlet = queue.inlet();
  const { at, size } = queue.memory.ring(0);
  for (let n = 0; n < 50_000; n++) {
    put(outlet, { n, text: 'x'.repeat(50) });
    outlet.flush();
    expect(take(inlet)).toMatchObject({ n });
  }
  expect(queue.memory.bytes.subarray(at + 1024, at + size).every((byte) => byte === 0)).toBe(true);
  expect(Atomics.load(queue.memory.ints, queue.memory.control(0) + Control.published)).toBe(50_000);
});
