'use client';
import { ChevronsDown, ChevronsUp } from 'lucide-react';
import { toggleDockHeight, usePanels } from '@/components/editor/panels.ts';
import { IconButton } from '@/components/ui/IconButton.tsx';

/** Gives the dock most of the window, for what needs the room, and takes it back. */
export function DockHeight() {
  const tall = usePanels((s) => s.isDockTall);
  return (
    <IconButton
      size="small"
      label={tall ? 'Make the dock as it was' : 'Make the dock tall'}
      keys="alt+m"
      onClick={toggleDockHeight}
    >
      {tall ? <ChevronsDown aria-hidden /> : <ChevronsUp aria-hidden />}
    </IconButton>
  );
}
