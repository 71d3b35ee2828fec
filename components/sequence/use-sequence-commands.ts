'use client';
import { useEffect } from 'react';
import { useCommands } from '@/components/editor/commands.ts';
import { useSession } from '@/components/editor/session.ts';
import { useArea } from '@/components/timeline/area.ts';
import { useTrace } from '@/components/timeline/trace-client.ts';
import { showSequence } from './sequence-choice.ts';

/** Ways into the sequence view, from wherever a run is on screen. */
export function useSequenceCommands(): void {
  useEffect(() => {
    const group = 'Timeline';
    const isOpen = () => useTrace.getState().state !== null;
    return useCommands.getState().register([
      {
        id: 'timeline.sequence',
        title: 'Show what is in view, or the selected area, as a sequence',
        group,
        keys: ['e'],
        scope: 'timeline',
        enabled: isOpen,
        run: () => showSequence(useArea.getState().area === null ? 'view' : 'area'),
      },
      {
        id: 'timeline.sequence-of-chain',
        title: 'Show the selected message’s causes and effects as a sequence',
        group,
        keys: ['shift+e'],
        scope: 'timeline',
        enabled: () => isOpen() && useSession.getState().message !== null,
        run: () => showSequence('chain'),
      },
    ]);
  }, []);
}
