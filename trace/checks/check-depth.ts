import { takersOf } from './check-order.ts';
import type { CapacitySet, Lives } from './lives.ts';

/**
 * Counts each queue once more, from its messages: never more than it holds. Where the host hands them out, each reader
 * may have left a place that its record does not show yet.
 */
export function checkDepth(lives: Lives): string[] {
  const findings: string[] = [];
  const takers = takersOf(lives);
  const depth = (lives.traceHeader?.queues ?? []).map((_, i) => lives.traceHeader?.removed?.depths[i] ?? 0);
  const wrong = new Set<number>();
  const bounds = (lives.traceHeader?.queues ?? []).map(({ capacity }) => new Bound(capacity));
  const changes = lives.capacities.toSorted((a, b) => a.time - b.time);
  for (const { queue, by, time } of lives.steps.toSorted((a, b) => a.time - b.time || a.by - b.by)) {
    while (changes[0] !== undefined && changes[0].time <= time) {
      const { queue, capacity } = changes.shift() as CapacitySet;
      bounds[queue]?.set(capacity);
    }
    const now = (depth[queue] ?? 0) + by;
    depth[queue] = now;
    if (by < 0) bounds[queue]?.left();
    const capacity = bounds[queue]?.most ?? 0;
    // What was removed and what was not overlap a little: threads are drained one after another.
    if (time <= (lives.traceHeader?.removed?.untilNs ?? 0)) continue;
    const isExact = lives.traceHeader?.queues[queue]?.shared === true;
    if (wrong.has(queue) || now <= capacity + (isExact ? 0 : (takers.get(queue)?.size ?? 0))) continue;
    wrong.add(queue);
    findings.push(`${lives.queueName(queue)} holds ${capacity}, and ${now} wait in it`);
  }
  return findings;
}

/**
 * How many may wait. What is in when the capacity is lowered stays, and a sender may write of its place after that: as
 * many as have to leave count as allowed until as many have left.
 */
class Bound {
  #capacity: number;
  #beyond = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }
  get most(): number {
    return this.#capacity + this.#beyond;
  }
  set(capacity: number): void {
    this.#beyond = Math.max(0, this.most - capacity);
    this.#capacity = capacity;
  }
  left(): void {
    if (this.#beyond > 0) this.#beyond -= 1;
  }
}

/**
 * What waits at the end, by queue: as its messages tell, and as the queue itself counted last. Version 2 has no such
 * count: there the places that were taken and given up have to come to the same.
 */
export function checkLeft(lives: Lives): string[] {
  const waiting = new Map<number, number>();
  for (const { queue, queued, taken, dropped, expired } of lives.all.values()) {
    if (queued >= 0 && taken < 0 && dropped < 0 && expired < 0)
      waiting.set(queue, (waiting.get(queue) ?? 0) + 1);
  }
  const last = new Map<number, { time: number; depth: number }>();
  for (const { queue, time, depth, by } of lives.steps) {
    const before = last.get(queue) ?? { time: 0, depth: 0 };
    if (lives.version > 1) last.set(queue, { time, depth: before.depth + by });
    else if (time >= before.time) last.set(queue, { time, depth });
  }
  return [...last].flatMap(([queue, { depth }]) => {
    const found = waiting.get(queue) ?? 0;
    return found === depth
      ? []
      : [`${lives.queueName(queue)} ends with ${depth} by its own count, and ${found} messages wait in it`];
  });
}
