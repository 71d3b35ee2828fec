/** How the user looks at the lanes: which stand where, and what is drawn. This browser keeps it: no document holds it. */
import { create } from 'zustand';
import { type Arrangement, asTheyCome } from '@/trace/lanes/lane-arrangement.ts';
import { parseArrangement } from '@/trace/lanes/lane-order.ts';
import type { TimelineView } from './trace-messages.ts';

interface LaneView {
  /** By flow: names of its threads and queues mean nothing in another. */
  arrangements: Record<string, Arrangement>;
  view: TimelineView;
}

const KEY = 'cueboard.lanes';
/** Flows whose lanes are remembered, the last arranged ones. */
const MOST_KEPT = 100;

export const useLaneView = create<LaneView>()(() => ({
  arrangements: readKept(),
  view: { folded: false, wholeChain: false, allArrows: false },
}));

export const arrangementOf = (flow: string): Arrangement =>
  useLaneView.getState().arrangements[flow] ?? asTheyCome;

/** @param change from the arrangement as it is to the one that is wanted */
export function arrange(flow: string, change: (now: Arrangement) => Arrangement): void {
  const { [flow]: before = asTheyCome, ...others } = useLaneView.getState().arrangements;
  // Set anew, it stands last: the first are forgotten first.
  const arrangements = { ...others, [flow]: change(before) };
  useLaneView.setState({ arrangements });
  try {
    const kept = Object.entries(arrangements).slice(-MOST_KEPT);
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(kept)));
  } catch {
    // Without storage they stay until the page is closed.
  }
}

export function toggleView(what: keyof TimelineView): void {
  const { view } = useLaneView.getState();
  useLaneView.setState({ view: { ...view, [what]: !view[what] } });
}

function readKept(): Record<string, Arrangement> {
  try {
    const kept: unknown =
      typeof window === 'undefined' ? null : JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return Object.fromEntries(
      Object.entries(kept ?? {}).flatMap(([flow, each]) => {
        const found = parseArrangement(each);
        return found === null ? [] : [[flow, found]];
      }),
    );
  } catch {
    return {};
  }
}
