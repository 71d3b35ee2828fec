import { GitCompareArrows, Trash2 } from 'lucide-react';
import Link from 'next/link';
import type { RunSummary } from '@/api/types.ts';
import { relativeTime } from '@/components/library/relative-time.ts';
import { classes } from '@/components/ui/classes.ts';
import { IconButton } from '@/components/ui/IconButton.tsx';
import { bytesWords, durationWords } from './amount-words.ts';
import { RunIcon } from './RunIcon.tsx';
import { flawOf, otherFlaws, outcomeWords } from './run-flaws.ts';
import { isLive } from './run-outcome.ts';
import { runDurationMs } from './run-words.ts';
import { useNow } from './use-now.ts';

interface RunRowProps {
  run: RunSummary;
  /** It is the one on screen. */
  current: boolean;
  onDelete: () => void;
  /** Sets it beside the run on screen; absent: there is none, or it is this one. */
  onCompare?: () => void;
}

export function RunRow({ run, current, onDelete, onCompare }: RunRowProps) {
  const live = isLive(run.state);
  const now = useNow(live ? 1000 : 30_000);
  const when = new Date(run.startedAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
  const figures = [
    `revision ${run.revision}`,
    durationWords(runDurationMs(run, now)),
    bytesWords(run.traceBytes),
  ];
  const more = otherFlaws(run);
  return (
    <li
      className={classes(
        'group flex items-center gap-1 rounded-md pr-1 hover:bg-hover',
        current && 'bg-accent-soft',
      )}
    >
      <Link
        href={`/flows/${encodeURIComponent(run.flowId)}/runs/${encodeURIComponent(run.id)}`}
        aria-current={current ? 'true' : undefined}
        title={run.reason ?? undefined}
        className="flex min-w-0 flex-1 items-start gap-2 rounded-md px-2 py-1.5"
      >
        <span className="flex h-[19px] items-center">
          <RunIcon state={run.state} flaw={flawOf(run)} />
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline justify-between gap-2">
            <span className="truncate font-medium">{capital(outcomeWords(run))}</span>
            <time dateTime={run.startedAt} title={when} className="shrink-0 text-muted text-xs">
              {relativeTime(run.startedAt, now)}
            </time>
          </span>
          <span className="block truncate text-muted text-xs tabular-nums">
            {figures.join(' · ')}
            {current ? ' · on screen' : ''}
          </span>
          {more.length > 0 ? (
            <span className="block truncate text-muted text-xs tabular-nums">{more.join(' · ')}</span>
          ) : null}
          {run.reason && !live ? (
            <span
              className={classes(
                'block truncate text-xs',
                run.state === 'completed' || run.state === 'stopped' ? 'text-warn' : 'text-danger',
              )}
            >
              {run.reason}
            </span>
          ) : null}
        </span>
      </Link>
      {onCompare ? (
        <IconButton
          label={`Compare the run of ${when} with the one on screen`}
          size="small"
          className="opacity-0 focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100"
          onClick={onCompare}
        >
          <GitCompareArrows aria-hidden />
        </IconButton>
      ) : null}
      <IconButton
        label={live ? 'A run is deleted after it has ended' : `Delete the run of ${when}`}
        size="small"
        disabled={live}
        className="opacity-0 focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100"
        onClick={onDelete}
      >
        <Trash2 aria-hidden />
      </IconButton>
    </li>
  );
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
