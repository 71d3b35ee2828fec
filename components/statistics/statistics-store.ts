/** What the Statistics tab shows: session state, kept while other tabs are in front. */
import { create } from 'zustand';
import { useSession } from '@/components/editor/session.ts';
import type { Grouping } from '@/trace/statistics/area-statistics.ts';

/** Whose time the path tells: the whole run's, the selected message's own, or with all that led to it. */
export type PathOf = 'run' | 'message' | 'causes';

interface StatisticsView {
  by: Grouping;
  /** The row looked at closely; null: all messages. */
  chosen: { by: Grouping; name: string | null } | null;
  path: PathOf;
}

export const useStatistics = create<StatisticsView>()(() => ({ by: 'actor', chosen: null, path: 'run' }));

export function showStatistics(part: Partial<StatisticsView> = {}): void {
  useStatistics.setState(part);
  useSession.getState().set({ dockTab: 'statistics' });
}
