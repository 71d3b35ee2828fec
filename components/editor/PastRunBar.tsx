'use client';
import { ArrowLeft } from 'lucide-react';
import type { RunSummary } from '@/api/types.ts';
import { RunIcon } from '@/components/runs/RunIcon.tsx';
import { flawOf, outcomeWords } from '@/components/runs/run-flaws.ts';
import { NearLink } from '@/components/ui/NearLink.tsx';

/** Says that what is on screen is past, and leads back. */
export function PastRunBar({ run }: { run: RunSummary }) {
  const started = new Date(run.startedAt);
  const today = started.toDateString() === new Date().toDateString();
  const time = started.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  const day = today ? '' : `${started.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}, `;
  return (
    <div className="flex h-9 shrink-0 items-center gap-2 border-line border-b bg-accent-soft px-3 text-accent-text">
      <RunIcon state={run.state} flaw={flawOf(run)} />
      <p className="min-w-0 truncate">
        Run of {day}
        <time dateTime={run.startedAt}>{time}</time> · revision {run.revision} · {outcomeWords(run)}
        {run.reason ? `: ${run.reason}` : ''} · the flow as it was then, for reading
      </p>
      <NearLink
        href={`/flows/${run.flowId}`}
        className="ml-auto flex h-6 shrink-0 items-center gap-1 rounded-md border border-current px-2 font-medium hover:bg-raised"
      >
        <ArrowLeft aria-hidden size={13} />
        Back to design
      </NearLink>
    </div>
  );
}
