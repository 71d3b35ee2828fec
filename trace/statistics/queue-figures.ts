/** What a queue did in a stretch of time, from the steps of its depth. */
import type { DepthLevels } from '../queues/depth-levels.ts';
import type { QueueSteps } from '../queues/queue-steps.ts';
import { firstFrom } from './sent-times.ts';

/** Up to so many steps are looked at one by one. */
const MOST_SINGLE = 256;

/**
 * How many messages got a place in [fromNs, toNs). Steps go up or down by one: of how many there are and how far they
 * lead, those that go up are half the sum.
 */
export function cameIn(queue: QueueSteps, fromNs: number, toNs: number): number {
  const first = firstFrom(queue.time, queue.n, fromNs);
  const last = firstFrom(queue.time, queue.n, toNs);
  return Math.round((last - first + queue.depthOf(last - 1) - queue.depthOf(first - 1)) / 2);
}

const range: Parameters<DepthLevels['read']>[3] = { most: 0, last: 0 };

/** The deepest it was in [fromNs, toNs), and what it was at their beginning. */
export function deepest(queue: QueueSteps, fromNs: number, toNs: number): number {
  const { levels, time, n } = queue;
  const first = firstFrom(time, n, fromNs);
  const last = firstFrom(time, n, toNs);
  let most = queue.depthOf(first - 1);
  const look = (from: number, to: number) => {
    // Several steps at one time count as what they come to.
    for (let i = from; i < to; i++)
      if (i + 1 >= n || time[i + 1] !== time[i]) most = Math.max(most, queue.depthOf(i));
  };
  const level = levels.levelFor((toNs - fromNs) / 64);
  const binNs = 2 ** (levels.baseShift + level);
  const [fromBin, toBin] = [Math.ceil(fromNs / binNs) * binNs, Math.floor(toNs / binNs) * binNs];
  if (last - first <= MOST_SINGLE || level < 0 || toBin <= fromBin) look(first, last);
  else {
    // Whole bins from the levels; what is cut off at both ends, one by one.
    look(first, firstFrom(time, n, fromBin));
    levels.read(level, fromBin, toBin, range);
    most = Math.max(most, range.most);
    look(firstFrom(time, n, toBin), last);
  }
  return most;
}
