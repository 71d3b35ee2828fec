'use client';
import { Tooltip } from 'radix-ui';
import type { ReactNode } from 'react';
import { Toaster } from './Toaster.tsx';
import { useThemeKeeper } from './theme.ts';

/** What every page needs around it: tooltips, toasts, the theme. */
export function Providers({ children }: { children: ReactNode }) {
  useThemeKeeper();
  return (
    <Tooltip.Provider delayDuration={500} skipDelayDuration={200}>
      {children}
      <Toaster />
    </Tooltip.Provider>
  );
}
