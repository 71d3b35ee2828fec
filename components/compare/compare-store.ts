/** The run that the one on screen is compared with, and how they differ: session state. */
import { create } from 'zustand';
import type { RunSummary } from '@/api/types.ts';
import { useSession } from '@/components/editor/session.ts';
import type { Comparison, Metric } from '@/trace/compare/compare-runs.ts';

interface Compare {
  /** Null: nothing is compared. */
  other: RunSummary | null;
  /** Null while one of them is being read. */
  comparison: Comparison | null;
  /** Why the other cannot be read, in a sentence; null where it can. */
  gone: string | null;
  /** What badges on the canvas tell. */
  badge: Metric;
}

export const useCompare = create<Compare>()(() => ({
  ...{ other: null, comparison: null, gone: null },
  badge: 'perSecond',
}));

/** Compares the run on screen with another; null ends it. */
export function compareWith(other: RunSummary | null): void {
  useCompare.setState({ other, comparison: null, gone: null });
}

/** The same, and shows it. */
export function showCompare(other?: RunSummary): void {
  if (other !== undefined) compareWith(other);
  useSession.getState().set({ dockTab: 'compare' });
}
