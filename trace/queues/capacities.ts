/** How many messages may wait in each queue of a run, which may be changed while it goes on. */
import type { TraceHeader } from '../../runtime/protocol/trace-file.ts';

/** One queue's capacity, in order of time; the first holds from the beginning. */
interface Settings {
  sinceNs: number[];
  capacity: number[];
  most: number;
}

/** A stretch of time in which a capacity stands. */
export interface CapacityStretch {
  fromNs: number;
  /** Infinity for the last. */
  toNs: number;
  capacity: number;
}

export class Capacities {
  readonly #queues: Settings[];

  constructor(queues: TraceHeader['queues']) {
    this.#queues = queues.map(({ capacity }) => ({
      sinceNs: [Number.NEGATIVE_INFINITY],
      capacity: [capacity],
      most: capacity,
    }));
  }

  /** @param timeNs not before the change before it: the host alone writes of it */
  set(queue: number, timeNs: number, capacity: number): void {
    const settings = this.#queues[queue];
    if (settings === undefined || settings.capacity.at(-1) === capacity) return;
    settings.sinceNs.push(timeNs);
    settings.capacity.push(capacity);
    settings.most = Math.max(settings.most, capacity);
  }

  /** 0 for a queue that is not known. */
  at(queue: number, timeNs: number): number {
    const settings = this.#queues[queue];
    if (settings === undefined) return 0;
    return settings.capacity[standingAt(settings.sinceNs, timeNs)] as number;
  }

  /** As it was set last. */
  now(queue: number): number {
    return this.#queues[queue]?.capacity.at(-1) ?? 0;
  }

  /** The most that it ever was. */
  most(queue: number): number {
    return this.#queues[queue]?.most ?? 0;
  }

  /** The stretches that touch [fromNs, toNs], in order. */
  within(queue: number, fromNs: number, toNs: number): CapacityStretch[] {
    const { sinceNs = [], capacity = [] } = this.#queues[queue] ?? {};
    const found: CapacityStretch[] = [];
    for (let i = Math.max(0, standingAt(sinceNs, fromNs)); i < sinceNs.length; i++) {
      const since = sinceNs[i] as number;
      if (since > toNs) break;
      found.push({
        fromNs: since,
        toNs: sinceNs[i + 1] ?? Number.POSITIVE_INFINITY,
        capacity: capacity[i] as number,
      });
    }
    return found;
  }
}

/** Few changes, and the last is mostly the one. */
const standingAt = (sinceNs: number[], timeNs: number): number =>
  sinceNs.findLastIndex((since) => since <= timeNs);
