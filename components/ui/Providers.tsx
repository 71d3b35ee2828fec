'use client';
import { Tooltip } from 'radix-ui';
import type { ReactNode } from 'react';
import { CommandPalette } from './CommandPalette.tsx';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';
import { Toaster } from './Toaster.tsx';
import { useThemeKeeper } from './theme.ts';
import { useCommonCommands } from './use-common-commands.ts';

/** What every page needs around it: tooltips, toasts, the theme, the palette and its keys. */
export function Providers({ children }: { children: ReactNode }) {
  useThemeKeeper();
  useCommonCommands();
  return (
    <Tooltip.Provider delayDuration={500} skipDelayDuration={200}>
      {children}
      <CommandPalette />
      <ShortcutsDialog />
      <Toaster />
    </Tooltip.Provider>
  );
}
