/**
 * Little's law as a test of the trace itself: on average a queue holds as many messages as come in per second, times
 * the seconds that each stays. One side is the area under the curve of its depth, the other comes from single messages,
 * and neither knows of the other.
 */

import type { TraceStore } from '../reading/trace-store.ts';
import type { QueueSteps } from './queue-steps.ts';

export interface QueueLaw {
  queue: string;
  /** Messages in it, on average, by its depth. */
  averageDepth: number;
  arrivalsPerSecond: number;
  /** What each stayed on average, in nanoseconds; of those that are still there, until now. */
  averageStayNs: number;
  /** The two agree. */
  holds: boolean;
}

const TOLERANCE = 1e-6;

/** Of each queue that a message came to, from the beginning of the trace up to `nowNs`. */
export function littlesLaw(store: TraceStore, nowNs: number): QueueLaw[] {
  const { removed, queues } = store.head;
  const fromNs = removed?.untilNs ?? 0;
  const spanNs = nowNs - fromNs;
  if (!(spanNs > 0)) return [];
  return queues.flatMap(({ name }, index): QueueLaw[] => {
    const steps = store.queues[index];
    const { stays } = store.waits;
    // What had come before the trace begins counts from there.
    const before = removed?.depths[index] ?? 0;
    const came = (stays.came[index] ?? 0) + before;
    if (steps === undefined || came === 0) return [];
    const staying = came - (stays.left[index] ?? 0);
    const stayedNs = (stays.sumNs[index] ?? 0) - before * fromNs + staying * nowNs;
    const averageDepth = areaOf(steps, fromNs, nowNs) / spanNs;
    const product = (came / spanNs) * (stayedNs / came);
    const holds = Math.abs(averageDepth - product) <= TOLERANCE * Math.max(1, averageDepth);
    return [
      {
        ...{ queue: name, averageDepth, holds },
        arrivalsPerSecond: came / (spanNs / 1e9),
        averageStayNs: stayedNs / came,
      },
    ];
  });
}

/** What is wrong with the trace, a sentence for each queue that breaks the law. */
export function checkLittle(store: TraceStore, nowNs: number): string[] {
  return littlesLaw(store, nowNs)
    .filter(({ holds }) => !holds)
    .map(({ queue, averageDepth, arrivalsPerSecond, averageStayNs }) => {
      const product = (arrivalsPerSecond * averageStayNs) / 1e9;
      return `queue "${queue}" holds ${averageDepth.toPrecision(6)} on average by its depth, and ${product.toPrecision(6)} by what came and how long it stayed`;
    });
}

function areaOf(steps: QueueSteps, fromNs: number, toNs: number): number {
  let area = 0;
  let at = fromNs;
  for (let i = 0; i < steps.n; i++) {
    const time = Math.min(toNs, steps.time[i] as number);
    if (time > at) {
      area += (time - at) * steps.depthOf(i - 1);
      at = time;
    }
  }
  return area + Math.max(0, toNs - at) * steps.depthOf(steps.n - 1);
}
