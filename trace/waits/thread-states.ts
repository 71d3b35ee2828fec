/**
 * What a whole thread was doing, as stretches that follow one another:
 *
 *   input    none of its actors was handling anything
 *   working  else, it did not idle, and an actor was handling something and waited for nothing that is known
 *   full     else, an actor waited for a place in a queue: the one that has waited longest
 *   answer   else, an actor waited for an answer: the one that has waited longest
 *   outside  else: what its actors await, no queue of the run brings
 */
import { sortRuns } from '../reading/sort-runs.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { type WaitColumns, WaitKind } from './wait-columns.ts';

export interface ThreadStretch {
  startNs: number;
  endNs: number;
  state: 'input' | 'working' | 'full' | 'answer' | 'outside';
  /** Of `full` the queue; of `answer` the actor that was to give it; else, and where that is not known, -1. */
  what: number;
}

const Step = { barEnds: 0, barBegins: 1, waitEnds: 2, waitBegins: 3, idleEnds: 4, idleBegins: 5 } as const;
const STEP_BITS = 3;

/** From when the thread started to the latest that is known; neighbours differ, and stretches without length are left out. */
export function* threadStates(store: TraceStore, thread: number): Generator<ThreadStretch> {
  const lane = store.lanes[thread];
  if (lane === undefined) return;
  const { times, codes, n } = stepsOf(store, thread);
  const waits = store.waits.waits[thread];
  /** How many messages each actor is handling: 1 at most, but for records that are missing. */
  const working = new Map<number, number>();
  /** Rows of waits that go on, longest first. */
  const open: number[] = [];
  let idle = 0;
  const now = (): Pick<ThreadStretch, 'state' | 'what'> => {
    if (working.size === 0) return { state: 'input', what: -1 };
    const waiting = new Set<number>();
    let full = -1;
    let answer = -1;
    for (const row of open) {
      const { actor, kind, what } = waits as WaitColumns;
      if (!working.has(actor[row] as number)) continue;
      waiting.add(actor[row] as number);
      if (kind[row] === WaitKind.full) full = full < 0 ? (what[row] as number) : full;
      else if (answer < 0) answer = row;
    }
    if (idle === 0 && waiting.size < working.size) return { state: 'working', what: -1 };
    if (full >= 0) return { state: 'full', what: full };
    if (answer >= 0) return { state: 'answer', what: waits?.what[answer] ?? -1 };
    return { state: 'outside', what: -1 };
  };
  const endNs = Number.isNaN(lane.endedNs) ? store.lastNs : lane.endedNs;
  let startNs = Number.isNaN(lane.startedNs) ? (n > 0 ? (times[0] as number) : endNs) : lane.startedNs;
  let current = now();
  for (let i = 0; i < n; ) {
    const timeNs = times[i] as number;
    if (timeNs >= endNs) break;
    for (; i < n && times[i] === timeNs; i++) {
      const of = (codes[i] as number) >>> STEP_BITS;
      switch ((codes[i] as number) & ((1 << STEP_BITS) - 1)) {
        case Step.barBegins:
          working.set(of, (working.get(of) ?? 0) + 1);
          break;
        case Step.barEnds: {
          const left = (working.get(of) ?? 0) - 1;
          if (left > 0) working.set(of, left);
          else working.delete(of);
          break;
        }
        case Step.waitBegins:
          open.push(of);
          break;
        case Step.waitEnds: {
          const at = open.indexOf(of);
          if (at >= 0) open.splice(at, 1);
          break;
        }
        default:
          idle += ((codes[i] as number) & 1) === 1 ? 1 : -1;
      }
    }
    const next = now();
    if (next.state === current.state && next.what === current.what) continue;
    if (timeNs > startNs) yield { startNs, endNs: timeNs, ...current };
    startNs = Math.max(startNs, timeNs);
    current = next;
  }
  if (endNs > startNs) yield { startNs, endNs, ...current };
}

/** All begins and ends on a thread in order of time. */
function stepsOf(store: TraceStore, thread: number): { times: Float64Array; codes: Uint32Array; n: number } {
  const rows = store.lanes[thread]?.rows ?? [];
  const waits = store.waits.waits[thread];
  const idle = store.waits.idle[thread];
  const most = 2 * (rows.reduce((sum, bars) => sum + bars.n, 0) + (waits?.n ?? 0) + (idle?.n ?? 0));
  const times = new Float64Array(most);
  const codes = new Uint32Array(most);
  let n = 0;
  const span = (start: number | undefined, end: number | undefined, begins: number, of: number) => {
    times[n] = start as number;
    codes[n++] = (of << STEP_BITS) | begins;
    if (end === undefined || end === Number.POSITIVE_INFINITY) return;
    times[n] = Math.max(end, start as number);
    codes[n++] = (of << STEP_BITS) | (begins - 1);
  };
  for (const bars of rows)
    for (let i = 0; i < bars.n; i++)
      span(bars.start[i], bars.end[i], Step.barBegins, bars.actor[i] as number);
  for (let row = 0; row < (waits?.n ?? 0); row++)
    span(waits?.start[row], waits?.end[row], Step.waitBegins, row);
  for (let i = 0; i < (idle?.n ?? 0); i++) span(idle?.start[i], idle?.end[i], Step.idleBegins, 0);
  sortRuns(times, codes, n);
  return { times, codes, n };
}
