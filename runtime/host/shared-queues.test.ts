import { expect, test } from 'vitest';
import { layOut, layOutReaders } from '../layout.ts';
import { Clock } from '../memory/clock.ts';
import { SharedMemory } from '../memory/shared-memory.ts';
import { BufferRecorder } from '../trace/buffer-recorder.ts';
import { Bells } from '../transport/bells.ts';
import { Inlet } from '../transport/inlet.ts';
import { Outlet } from '../transport/outlet.ts';
import { Ring } from '../transport/ring.ts';
import { SharedQueues } from './shared-queues.ts';

const WRITER = 0;

test('of two that wait one is told, and never takes: the other is told at the next tick', () => {
  const layout = layOut({
    name: 'two readers',
    threads: { writes: {}, first: {}, second: {} },
    queues: { q: {} },
    actors: {
      writer: { thread: 'writes', code: '', sends: { out: 'q' } },
      one: { thread: 'first', code: '', reads: ['q'] },
      two: { thread: 'second', code: '', reads: ['q'] },
    },
  });
  const memory = new SharedMemory(layout);
  const plan = layOutReaders(layout, 0);
  const ring = (thread: number): Ring => new Ring(memory, 0, thread, !plan.isOnlyWriter, false);
  const bells = (thread: number): Bells => new Bells(memory, thread, () => undefined);
  const [one, two] = plan.readers.map(
    ({ thread }, reader) => new Inlet(ring(thread), bells(thread), thread, reader, plan.readers),
  ) as [Inlet, Inlet];
  const isTold = (thread: number): boolean => Atomics.load(memory.ints, memory.signal(thread)) !== 0;
  const threads = plan.readers.map(({ thread }) => thread);
  const queues = new SharedQueues(layout, memory, new BufferRecorder(new Clock(0n), false), {
    lost: () => undefined,
  });

  for (const inlet of [one, two]) expect(inlet.wait()).toBe(false);
  const outlet = new Outlet(ring(WRITER), bells(WRITER), WRITER, plan);
  outlet.stage('hello', false);
  expect(outlet.enter()).toBe(true);
  outlet.commitStaged(1, 0);
  outlet.flush();
  expect(threads.map(isTold)).toEqual([true, false]);

  // It is awake, takes from another of its queues, and fails over that.
  one.stopWaiting();
  expect(threads.map(isTold)).toEqual([true, false]);
  queues.tick();
  expect(threads.map(isTold)).toEqual([true, true]);
  two.stopWaiting();
  expect(two.take()?.id).toBe(1);
});
