/** How the user looks at the lanes: which stand where, and what is drawn. Session state: no document holds it. */
import { create } from 'zustand';
import { type Arrangement, asTheyCome } from '@/trace/lanes/lane-arrangement.ts';
import type { TimelineView } from './trace-messages.ts';

interface LaneView {
  /** By flow: names of its threads and queues mean nothing in another. */
  arrangements: Record<string, Arrangement>;
  view: TimelineView;
}

export const useLaneView = create<LaneView>()(() => ({
  arrangements: {},
  view: { folded: false, wholeChain: false, allArrows: false },
}));

export const arrangementOf = (flow: string): Arrangement =>
  useLaneView.getState().arrangements[flow] ?? asTheyCome;

/** @param change from the arrangement as it is to the one that is wanted */
export function arrange(flow: string, change: (now: Arrangement) => Arrangement): void {
  const { arrangements } = useLaneView.getState();
  useLaneView.setState({ arrangements: { ...arrangements, [flow]: change(arrangementOf(flow)) } });
}

export function toggleView(what: keyof TimelineView): void {
  const { view } = useLaneView.getState();
  useLaneView.setState({ view: { ...view, [what]: !view[what] } });
}
