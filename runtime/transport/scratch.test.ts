import { expect, test } from 'vitest';
import { layOut, layOutReaders } from '../layout.ts';
import { SharedMemory } from '../memory/shared-memory.ts';
import { fromContent } from '../message/copy.ts';
import type { Envelope } from '../message/envelope.ts';
import { randomOf } from '../random.ts';
import { Bells } from './bells.ts';
import { Inlet } from './inlet.ts';
import { Outlet } from './outlet.ts';
import { Ring } from './ring.ts';
import { leftInScratch } from './scratch.ts';

/** A queue whose writer and reader are actors of one thread. */
function makeQueue(capacity: number) {
  const layout = layOut({
    name: 'q',
    threads: { t: {}, u: {} },
    queues: { q: { capacity } },
    actors: {
      writer: { thread: 't', code: '', sends: { out: 'q' } },
      reader: { thread: 't', code: '', reads: ['q'] },
    },
  });
  const memory = new SharedMemory(layout);
  const bells = new Bells(memory, 0, () => undefined);
  const plan = layOutReaders(layout, 0);
  const ring = new Ring(memory, 0, 0, false, true);
  const outlet = new Outlet(ring, bells, 0, plan);
  const inlet = () => new Inlet(ring, bells, 0, 0, plan.readers);
  return { memory, outlet, inlet };
}

let id = 0;
function put(outlet: Outlet, value: unknown): boolean {
  outlet.stage(value, false);
  if (!outlet.enter()) {
    outlet.lift();
    return false;
  }
  id += 1;
  if (outlet.isInScratch) outlet.commitStaged(id, 0);
  else expect(outlet.commit({ id, from: 0, flags: 0, askId: 0, target: -1, slot: -1 })).toBe(true);
  return true;
}
const read = ({ bytes, at, end, texts, textAt, flags }: Envelope): unknown =>
  fromContent(bytes, at, end, texts, textAt, flags, Object);

test.each([1, 3, 64, 1024])(
  'on one thread: in order, and good until it is handled, whatever else is sent; capacity %i',
  (capacity) => {
    const { memory, outlet, inlet: makeInlet } = makeQueue(capacity);
    const draw = randomOf(capacity, 'scratch');
    let inlet = makeInlet();
    const model: unknown[] = [];
    let open: { envelope: Envelope; value: unknown } | null = null;
    for (let step = 0; step < 30_000; step++) {
      const what = draw();
      if (what < 0.45) {
        const length = draw() < 0.01 ? 9_000 : Math.floor(draw() * 40);
        const value = { step, text: (draw() < 0.2 ? 'ä€' : 'x').repeat(length), list: [step] };
        expect(put(outlet, value)).toBe(model.length < capacity);
        if (model.length < capacity) model.push(value);
      } else if (what < 0.5) expect(outlet.flush()).toBe(true);
      else if (open !== null) {
        expect(read(open.envelope)).toEqual(open.value);
        inlet.done();
        open = null;
        // The thread's reader may be another from here on.
        if (draw() < 0.01 && outlet.flush()) inlet = makeInlet();
      } else {
        const envelope = inlet.take();
        expect(envelope === undefined).toBe(model.length === 0);
        if (envelope === undefined) continue;
        inlet.leave();
        open = { envelope, value: model.shift() };
      }
      expect(memory.depth(0)).toBe(model.length);
    }
  },
);

test('when the thread is gone those are named that nobody has begun', () => {
  const { memory, outlet, inlet } = makeQueue(64);
  const reader = inlet();
  for (const value of ['one', 'two', 'three']) put(outlet, value);
  expect(read(reader.take() as Envelope)).toBe('one');
  reader.leave();
  expect(leftInScratch(memory, 0, 0).map((message) => message.id)).toEqual([id - 1, id]);
});
