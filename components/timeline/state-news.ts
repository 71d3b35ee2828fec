/** What the page knows of the open trace, kept from what its worker tells. */
import type { TraceState } from './trace-messages.ts';

const empty: TraceState = {
  ...{ phase: { name: 'connecting' }, following: false, lanes: [], lanesPx: 0, pinnedPx: 0 },
  ...{ inView: { fromNs: 0, toNs: 0, folds: 0 }, arrows: [], arrowsOf: 0, messages: 0, logs: 0 },
  ...{ threads: 0, failures: 0, lastNs: 0, cut: null, startedAtMs: 0, figures: null },
};

/** The state with what is new; what is not stays the same thing, and is not drawn again. */
export function withNews(before: TraceState | null, news: Partial<TraceState>): TraceState {
  const state = { ...(before ?? empty), ...news };
  if (before !== null && news.lanes !== undefined) state.lanes = kept(before.lanes, news.lanes);
  return state;
}

function kept<T>(before: readonly T[], now: readonly T[]): T[] {
  return now.map((each, i) => {
    const known = before[i];
    return known !== undefined && JSON.stringify(known) === JSON.stringify(each) ? known : each;
  });
}
