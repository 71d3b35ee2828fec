import type { DeadlockInfo } from '../protocol/trace-file.ts';
import { findKnots, type Knot, nameCircle, type WaitSnapshot } from './wait-graph.ts';

/**
 * Looks at the run again and again, and tells each deadlock once. One is told when two looks in succession saw the same
 * actors in the same waits, none of which had gone a step further: a snapshot is read while the threads go on, so a
 * single one may show a circle that never was.
 */
export class DeadlockWatch {
  /** Knots of the look before. */
  #seen = new Set<string>();
  readonly #told = new Map<string, DeadlockInfo>();

  /**
   * To be called at intervals, 100 ms say; two of them are the time from a deadlock to its report.
   * @returns the deadlocks that are told for the first time, and those told before that are over, by a timeout say; the
   *   objects are the same
   */
  look(snapshot: WaitSnapshot): { found: DeadlockInfo[]; resolved: DeadlockInfo[] } {
    const now = new Map(findKnots(snapshot).map((knot) => [keyOf(snapshot, knot), knot] as const));
    const found: DeadlockInfo[] = [];
    for (const [key, knot] of now) {
      if (!this.#seen.has(key) || this.#told.has(key)) continue;
      const info = nameCircle(snapshot, knot);
      this.#told.set(key, info);
      found.push(info);
    }
    const resolved: DeadlockInfo[] = [];
    for (const [key, info] of this.#told) {
      if (now.has(key)) continue;
      this.#told.delete(key);
      resolved.push(info);
    }
    this.#seen = new Set(now.keys());
    return { found, resolved };
  }

  /** Those told and not over. */
  get standing(): DeadlockInfo[] {
    return [...this.#told.values()];
  }
}

const keyOf = ({ actors }: WaitSnapshot, knot: Knot): string =>
  knot
    .map((member) => {
      const {
        index = member,
        state,
        queue,
        holder,
        steps,
      } = actors[member] as WaitSnapshot['actors'][number];
      const whom = actors[holder]?.index ?? holder;
      return `${index} ${state} ${queue} ${whom} ${steps}`;
    })
    .join();
