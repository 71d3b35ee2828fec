'use client';
import { useEffect } from 'react';
import { useSession } from '@/components/editor/session.ts';
import { filterOfAddress } from './filter-link.ts';
import { readFilter, setFilter, useList, writeFilter } from './list-store.ts';

/** Keeps a run's filter for this tab, and takes one from a link that was followed. */
export function useFilterKept(runId: string | null): void {
  useEffect(() => {
    const linked = filterOfAddress();
    if (linked === null) return;
    setFilter(linked);
    useSession.getState().set({ dockTab: 'messages' });
  }, []);
  useEffect(() => {
    if (runId === null) return;
    const kept = filterOfAddress() ?? readFilter(runId);
    if (kept !== null) setFilter(kept);
    return useList.subscribe((now, before) => {
      if (now.filter !== before.filter) writeFilter(runId, now.filter);
    });
  }, [runId]);
}
