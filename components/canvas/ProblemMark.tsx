'use client';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useSession } from '@/components/editor/session.ts';
import { classes } from '@/components/ui/classes.ts';
import { Tooltip } from '@/components/ui/Tooltip.tsx';
import type { ProblemBadge } from './derive-nodes.ts';

/** What is wrong here, as a sign with the words behind it; a click opens the list of problems. */
export function ProblemMark({ badge, className }: { badge: ProblemBadge; className?: string }) {
  const error = badge.severity === 'error';
  const Sign = error ? CircleAlert : TriangleAlert;
  return (
    <Tooltip label={<span className="whitespace-pre-line">{badge.message}</span>} side="top">
      <button
        type="button"
        tabIndex={-1}
        aria-label={`${error ? 'Error' : 'Warning'}: ${badge.message}`}
        onClick={() => useSession.getState().set({ dockTab: 'problems' })}
        className={classes(
          'nodrag absolute flex size-[18px] items-center justify-center rounded-full border bg-raised',
          error ? 'border-danger text-danger' : 'border-warn text-warn',
          className,
        )}
      >
        <Sign aria-hidden size={12} strokeWidth={2.25} />
      </button>
    </Tooltip>
  );
}
