'use client';
import { useEffect } from 'react';
import { useCommands } from '@/components/editor/commands.ts';
import { useSession } from '@/components/editor/session.ts';

/** A way to the timeline by keyboard, from wherever the focus is. */
export function useGoToTimeline(): void {
  useEffect(
    () =>
      useCommands.getState().register([
        {
          ...{ id: 'view.timeline', title: 'Go to the timeline', group: 'View', keys: ['alt+t'] },
          enabled: () => useSession.getState().run !== null,
          run: () => {
            useSession.getState().set({ dockTab: 'timeline' });
            // It is there once the tab is.
            requestAnimationFrame(() =>
              document.querySelector<HTMLElement>('[aria-roledescription="timeline"]')?.focus(),
            );
          },
        },
      ]),
    [],
  );
}
