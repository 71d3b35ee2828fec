'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useCommands } from '@/components/editor/commands.ts';
import { listenToKeys } from '@/components/editor/keyboard.ts';
import { useOverlay } from './overlay-store.ts';
import { setTheme } from './theme.ts';

/** Commands that every page has, and the keys that reach them. */
export function useCommonCommands() {
  const router = useRouter();
  useEffect(() => {
    const { show } = useOverlay.getState();
    const remove = useCommands.getState().register([
      {
        id: 'view.palette',
        title: 'Command palette',
        group: 'View',
        keys: ['mod+k'],
        inTextFields: true,
        run: () => show('palette'),
      },
      {
        id: 'help.shortcuts',
        title: 'Keyboard shortcuts',
        group: 'Help',
        keys: ['?'],
        run: () => show('shortcuts'),
      },
      { id: 'help.open', title: 'Help', group: 'Help', keys: ['f1'], run: () => router.push('/help') },
      { id: 'go.library', title: 'All flows', group: 'Go', run: () => router.push('/') },
      {
        id: 'view.theme-system',
        title: 'Theme: as the system',
        group: 'View',
        run: () => setTheme('system'),
      },
      { id: 'view.theme-light', title: 'Theme: light', group: 'View', run: () => setTheme('light') },
      { id: 'view.theme-dark', title: 'Theme: dark', group: 'View', run: () => setTheme('dark') },
    ]);
    const silence = listenToKeys();
    return () => {
      remove();
      silence();
    };
  }, [router]);
}
