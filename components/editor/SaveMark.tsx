'use client';
import { Button } from '@/components/ui/Button.tsx';
import { Tooltip } from '@/components/ui/Tooltip.tsx';
import { type SaveState, useDocument } from './document.ts';
import { flushSave } from './keep-saved.ts';

const words: Record<SaveState, string> = {
  saved: 'Saved',
  dirty: 'Edited',
  saving: 'Saving …',
  conflict: 'Changed elsewhere',
  offline: 'Not saved: the server does not answer',
  refused: 'Not saved',
};

/** Whether what is on screen is on disk, in words that a screen reader hears when they turn bad. */
export function SaveMark() {
  const state = useDocument((store) => store.saveState);
  const revision = useDocument((store) => store.revision);
  const reason = useDocument((store) => store.saveReason);
  const bad = state === 'conflict' || state === 'offline' || state === 'refused';
  if (!bad) {
    return (
      <span className="shrink-0 whitespace-nowrap text-muted max-[1180px]:text-xs max-[900px]:hidden">
        {words[state]}
        <span className="max-[1180px]:hidden"> · revision {revision}</span>
      </span>
    );
  }
  return (
    <span role="status" className="flex min-w-0 items-center gap-2 text-warn">
      <Tooltip label={reason ?? words[state]}>
        <span className="min-w-0 truncate">{words[state]}</span>
      </Tooltip>
      {state === 'conflict' ? null : (
        <Button size="small" onClick={() => void flushSave().catch(() => {})}>
          Try again
        </Button>
      )}
    </span>
  );
}
