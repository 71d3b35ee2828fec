/**
 * What is measured. Everywhere a message is `{ seq, payload }`, `payload` 32 characters, and a queue holds 1,024 and
 * makes its sender wait. Of 2 n messages the first n are a warm-up; the clock runs for the n that follow.
 */
export interface Workload {
  what: string;
  unit: string;
  /** Ratios to plain postMessage, by system. */
  goals: Record<string, number>;
  /** From messages a second to the unit; default 1. */
  scale?: number;
  /** The fewest messages, where a second of cold code holds too few to warm each of many threads. */
  least?: number;
  /** The checksum when each message has arrived once. `messages` is a multiple of 100, so that all rings close. */
  expected: (messages: number) => number;
}

const PAYLOAD_BYTES = 64 * 1024;
const RING = 20;
const CONSUMERS = 4;

/** By their short names, in the order in which they are measured and printed. */
export const WORKLOADS: Record<string, Workload> = {
  W1: {
    what: 'round trips between 2 actors on 2 threads',
    unit: 'round trips/s',
    goals: { cueboard: 8, traced: 5 },
    expected: oneEach,
  },
  W2: {
    what: 'one way between 2 threads',
    unit: 'messages/s',
    goals: { cueboard: 12, traced: 8 },
    expected: oneEach,
  },
  W3: {
    what: 'pipeline of 4 threads',
    unit: 'messages/s',
    goals: { cueboard: 8, traced: 5 },
    expected: oneEach,
  },
  W4: {
    what: 'one queue, 4 consumers on 4 threads, 1 sink',
    unit: 'messages/s',
    goals: { cueboard: 5, traced: 3 },
    least: 100_000 * CONSUMERS,
    expected: oneEach,
  },
  W5: {
    what: 'one token round a ring of 20 threads',
    unit: 'hops/s',
    goals: { cueboard: 1, traced: 0.9 },
    least: 1000 * RING,
    expected: oneARound,
  },
  W5s: {
    what: 'one token round a ring of 20 actors on 1 thread',
    unit: 'hops/s',
    goals: { cueboard: 8, traced: 4 },
    expected: oneARound,
  },
  W6: {
    what: 'one way between 2 actors on 1 thread',
    unit: 'messages/s',
    goals: { cueboard: 8, traced: 4 },
    expected: oneEach,
  },
  W7: {
    what: 'one way between 2 threads, 64 KiB each, queue of 64',
    unit: 'GB/s',
    goals: { cueboard: 0.8, traced: 0.8 },
    scale: PAYLOAD_BYTES / 1e9,
    expected: oneEachWithItsEnds,
  },
};

/** With the warm-up. */
function total(messages: number): number {
  return 2 * messages;
}

/** Each message counts as one and its number: a lost, doubled or foreign one shows, their order does not. */
function oneEach(messages: number): number {
  const count = total(messages);
  return count + (count * (count - 1)) / 2;
}

/** The first actor of the ring sees the token once a round, each time with 20 more hops on it. */
function oneARound(messages: number): number {
  const rounds = total(messages) / RING;
  return rounds + (RING * rounds * (rounds + 1)) / 2;
}

/** Also the payload's first and last byte, which say which message they belong to. */
function oneEachWithItsEnds(messages: number): number {
  let sum = oneEach(messages);
  for (let seq = 0; seq < total(messages); seq++) sum += (seq & 255) + ((seq >> 8) & 255);
  return sum;
}
