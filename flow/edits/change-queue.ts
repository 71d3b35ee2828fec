import type { Flow, Id, Queue } from '../document.ts';
import { changeRecord } from '../records.ts';

/** Changes fields of a queue; `undefined` takes away unique-by, time to live or type. */
export function changeQueue(flow: Flow, id: Id, change: Partial<Omit<Queue, 'name'>>): Flow {
  return changeRecord(flow, 'queues', id, change);
}
