'use client';
import { useMemo } from 'react';
import { useSession } from '@/components/editor/session.ts';
import { highlightOf } from '@/components/timeline/names-of.ts';
import type { Highlight } from '@/components/timeline/trace-messages.ts';
import type { Flow } from '@/flow/document.ts';

/** The selection on the canvas as a filter, and in words; null where nothing of the run is selected. */
export function useSelectionFilter(flow: Flow): { filter: Highlight; words: string } | null {
  const selection = useSession((s) => s.selection);
  return useMemo(() => {
    const filter = highlightOf(flow, selection);
    if (filter === null) return null;
    return { filter, words: [...filter.actors, ...filter.queues, ...filter.threads].join(', ') };
  }, [flow, selection]);
}
