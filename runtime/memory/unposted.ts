/** Messages for hosted queues: noted before they take a place, until they are posted to the host. */
import type { SharedMemory } from './shared-memory.ts';

/** A message for a hosted queue that was sent and had not left its thread. */
export interface Unposted {
  id: number;
  from: number;
  /** Index, or -1 for none. */
  queue: number;
  hasPlace: boolean;
}

export function noteUnposted(
  memory: SharedMemory,
  thread: number,
  id: number,
  from: number,
  queue: number,
): void {
  const { floats } = memory;
  const start = memory.unposted(thread);
  const n = floats[start] as number;
  floats[start + 1 + n * 2] = id;
  floats[start + 2 + n * 2] = from * 2 ** 20 + (queue + 1) * 2;
  floats[start] = n + 1;
}

/** The one noted last has taken a place in its queue. */
export function noteHasPlace(memory: SharedMemory, thread: number): void {
  const start = memory.unposted(thread);
  const at = start + 2 * (memory.floats[start] as number);
  memory.floats[at] = (memory.floats[at] as number) + 1;
}

/** All that was noted has left. */
export function clearUnposted(memory: SharedMemory, thread: number): void {
  memory.floats[memory.unposted(thread)] = 0;
}

/** What a thread that is gone had not let go. */
export function unpostedOf(memory: SharedMemory, thread: number): Unposted[] {
  const { floats } = memory;
  const start = memory.unposted(thread);
  return Array.from({ length: floats[start] as number }, (_, n) => {
    const word = floats[start + 2 + n * 2] as number;
    const rest = word % 2 ** 20;
    return {
      id: floats[start + 1 + n * 2] as number,
      from: Math.floor(word / 2 ** 20),
      queue: (rest >> 1) - 1,
      hasPlace: rest % 2 === 1,
    };
  });
}
