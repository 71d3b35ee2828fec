/** How many messages left a queue in a stretch of time: from its steps, without a column of its own. */
import { firstAfter } from '../reading/growable.ts';
import type { QueueSteps } from './queue-steps.ts';

/**
 * Each step is one more or one less. So many steps, and so much deeper at the end: the rest is what left.
 * @param edges of the stretches, ascending, one more than `n`
 * @returns the most of all
 */
export function leftPerStretch(
  steps: QueueSteps,
  edges: Float64Array,
  n: number,
  into: Float64Array,
): number {
  let most = 0;
  let at = firstAfter(steps.time, steps.n, edges[0] as number);
  for (let i = 0; i < n; i++) {
    const next = firstAfter(steps.time, steps.n, edges[i + 1] as number);
    const count = next === at ? 0 : (next - at - steps.changeOf(at, next)) / 2;
    into[i] = count;
    if (count > most) most = count;
    at = next;
  }
  return most;
}
