/** A whole run in a few figures for each actor and queue: what two runs are compared by. */
import { firstMoment } from '../lanes/first-moment.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { areaStatistics, type GroupFigures } from '../statistics/area-statistics.ts';
import type { StatesIndex } from '../statistics/states-index.ts';
import type { StatisticsIndex } from '../statistics/statistics-index.ts';
import { runWaits } from '../waits/run-waits.ts';

/** Of an actor, or of a queue. Null: there is no such figure, or nothing to take it of. */
export interface Facts {
  /** Messages it handled; messages taken from it. */
  count: number;
  perSecond: number;
  waitP50Ns: number | null;
  waitP99Ns: number | null;
  workP50Ns: number | null;
  workP99Ns: number | null;
  /** Share 0..1 of its time in which an actor was busy, all copies together. */
  busy: number | null;
  /** The deepest a queue was. */
  depthMost: number | null;
  failed: number;
  /** Dropped, merged, or out of time; null for an actor. */
  lost: number | null;
}

export interface RunFacts {
  /** From the first moment to the last, in nanoseconds. */
  lengthNs: number;
  /** By the name of the drawn actor, and of the queue. */
  actors: Record<string, Facts>;
  queues: Record<string, Facts>;
}

/** @param index, states both with all that can be in */
export function runFacts(store: TraceStore, index: StatisticsIndex, states: StatesIndex): RunFacts {
  const fromNs = firstMoment(store);
  const toNs = store.lastNs + 1;
  const { rows } = areaStatistics(store, index, fromNs, toNs);
  const { actors: times } = runWaits(store, states.between(fromNs, toNs), toNs);
  const facts: RunFacts = { lengthNs: toNs - 1 - fromNs, actors: {}, queues: {} };
  for (const row of rows.actor)
    if (row.name !== null) facts.actors[row.name] = factsOf(row, { busy: times[row.name]?.busy ?? null });
  for (const row of rows.queue)
    if (row.name !== null)
      facts.queues[row.name] = factsOf(row, { depthMost: row.depthMost, lost: row.lost });
  return facts;
}

const factsOf = ({ taken, perSecond, wait, work, failed }: GroupFigures, more: Partial<Facts>): Facts => ({
  ...{ count: taken, perSecond, failed, busy: null, depthMost: null, lost: null },
  ...{ waitP50Ns: wait?.p50Ns ?? null, waitP99Ns: wait?.p99Ns ?? null },
  ...{ workP50Ns: work?.p50Ns ?? null, workP99Ns: work?.p99Ns ?? null },
  ...more,
});
