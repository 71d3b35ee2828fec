/** What the sequence view shows, and how large: kept while it is out of sight. */
import { create } from 'zustand';
import { useSession } from '@/components/editor/session.ts';
import type { SequenceOf } from '@/components/timeline/trace-messages.ts';
import type { Lines } from '@/trace/sequence/sequence.ts';

interface Choice {
  of: SequenceOf['kind'];
  /** The message whose chain it is; null before one was chosen. */
  chainOf: number | null;
  lines: Lines;
  /** 1 for its own size. */
  zoom: number;
}

export const LEAST_ZOOM = 0.25;
export const MOST_ZOOM = 3;

export const useSequenceChoice = create<Choice>()(() => ({
  of: 'view',
  chainOf: null,
  lines: 'actors',
  zoom: 1,
}));

/** Brings the view to the front. @param of where a chain is asked for, that of the selected message */
export function showSequence(of: Choice['of']): void {
  const selected = useSession.getState().message?.id ?? null;
  if (of === 'chain' && selected === null) return;
  useSequenceChoice.setState(of === 'chain' ? { of, chainOf: selected } : { of });
  useSession.getState().set({ dockTab: 'sequence' });
}

export function zoomSequence(factor: number): void {
  const { zoom } = useSequenceChoice.getState();
  useSequenceChoice.setState({ zoom: Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom * factor)) });
}
