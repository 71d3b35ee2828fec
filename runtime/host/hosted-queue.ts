import type { QueueLayout } from '../layout.ts';
import type { SharedMemory } from '../memory/shared-memory.ts';
import type { Envelope } from '../message/envelope.ts';
import { Queue } from '../queue/queue.ts';
import type { Recorder } from '../trace/record-writer.ts';
import { type Consequences, queueEvents } from './queue-events.ts';

/** A queue that the host keeps: its places are in shared memory, what happens in it goes to the trace. */
export function hostedQueue(
  index: number,
  plan: QueueLayout,
  memory: SharedMemory,
  recorder: Recorder,
  consequences: Consequences,
): Queue<Envelope> {
  const gate = {
    enter: (capacity: number) => memory.enter(index, capacity),
    leave: () => memory.leave(index),
    depth: () => memory.depth(index),
    setWaiting: (count: number) => memory.setWaiting(index, count),
    close: () => memory.closeGate(index),
  };
  return new Queue<Envelope>(plan, gate, queueEvents(index, plan, recorder, consequences));
}
