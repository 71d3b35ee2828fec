import type { Flow, Id, Point, Queue } from '../document.ts';
import { type MakeId, randomId } from '../ids.ts';
import { asName, freeName, takenNames } from '../names.ts';

export const DEFAULT_CAPACITY = 1024;

export interface NewQueue extends Partial<Queue> {
  /** Left upper corner of its capsule. */
  at: Point;
}

/** Adds a queue: waits when full, first in first out, unless told otherwise. Its name is made unique. */
export function addQueue(flow: Flow, wanted: NewQueue, makeId: MakeId = randomId): { flow: Flow; queue: Id } {
  const { at, ...fields } = wanted;
  const queue: Queue = {
    capacity: DEFAULT_CAPACITY,
    whenFull: 'wait',
    order: { kind: 'fifo' },
    deadLetters: true,
    ...fields,
    name: freeName(takenNames(flow, 'queues'), asName(wanted.name ?? 'Queue', 'Queue')),
  };
  const id = makeId();
  const layout = { ...flow.layout, queues: { ...flow.layout.queues, [id]: at } };
  return { flow: { ...flow, queues: { ...flow.queues, [id]: queue }, layout }, queue: id };
}
