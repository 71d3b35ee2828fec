'use client';
import { useEffect, useState } from 'react';
import { useSession } from '@/components/editor/session.ts';
import { reopenTrace, useTrace } from '@/components/timeline/trace-client.ts';
import type { TracePhase } from '@/components/timeline/trace-messages.ts';
import { classes } from '@/components/ui/classes.ts';
import { noticeWords } from './notice-words.ts';

/** How long it is said that a connection is back. */
const SHOWN_MS = 4000;

/** What a person must know about the trace itself: a lost connection, a crash, records that are missing. */
export function TraceNotice() {
  const phase = useTrace((s) => s.state?.phase ?? null);
  const runState = useSession((s) => s.run?.state);
  const words = useTrace((s) => (s.state === null ? null : noticeWords(s.state, runState)));
  const isBack = useIsBack(phase);
  if (words === null && !isBack) return null;
  return (
    <p
      role="status"
      className={classes(
        'flex shrink-0 items-baseline gap-2 border-line border-b bg-field px-3.5 py-1',
        words === null ? 'text-muted' : 'text-warn',
      )}
    >
      <span className="min-w-0">
        {words ?? 'The connection is back. Nothing of the trace was lost meanwhile.'}
      </span>
      {phase?.name === 'unreadable' ? (
        <button
          type="button"
          className="shrink-0 rounded px-1 font-medium text-accent-text hover:bg-hover"
          onClick={reopenTrace}
        >
          Try again
        </button>
      ) : null}
    </p>
  );
}

/** True for a moment after a connection that was lost is back. */
function useIsBack(phase: TracePhase | null): boolean {
  const [isBack, setIsBack] = useState(false);
  const isAgain = phase?.name === 'reading' && phase.again;
  useEffect(() => {
    setIsBack(isAgain);
    if (!isAgain) return;
    const timer = setTimeout(() => setIsBack(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isAgain]);
  return isBack;
}
