'use client';
import { Pause, Play, StepBack, StepForward } from 'lucide-react';
import { useSession } from '@/components/editor/session.ts';
import { highlightOf } from '@/components/timeline/names-of.ts';
import { tellTrace, useTrace } from '@/components/timeline/trace-client.ts';
import { Button } from '@/components/ui/Button.tsx';
import { IconButton } from '@/components/ui/IconButton.tsx';
import { Select } from '@/components/ui/Select.tsx';
import type { Flow } from '@/flow/document.ts';
import { tickLabel } from '@/trace/lanes/ticks.ts';
import { leaveTravel, playOrPause, RATES, setRate, travelStep, useRate } from './use-travel-commands.ts';

/** Places of the slider over the whole run. */
const PLACES = 1000;
/** A thin line, of which the part before the handle is coloured. */
const SLIDER =
  'h-1 min-w-16 flex-1 appearance-none rounded-full bg-[linear-gradient(var(--accent),var(--accent))] bg-line-strong bg-no-repeat [&::-moz-range-thumb]:size-3 [&::-moz-range-thumb]:rounded-full [&::-moz-range-thumb]:border-0 [&::-moz-range-thumb]:bg-accent [&::-webkit-slider-thumb]:size-3 [&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:rounded-full [&::-webkit-slider-thumb]:bg-accent';

/** Below the tabs while somebody travels in time: where they stand, steps, play, and the way back. */
export function TravelBar({ document: flow }: { document: Flow }) {
  const moment = useSession((s) => s.moment);
  const selection = useSession((s) => s.selection);
  const rate = useRate((s) => s.rate);
  const ended = useTrace((s) => s.state?.phase.name === 'ended' || s.state?.phase.name === 'unreadable');
  if (moment === null) return null;
  const { timeNs, firstNs, endNs, happened } = moment;
  const spanNs = Math.max(1, endNs - firstNs);
  const time = tickLabel(timeNs, spanNs / 1e5);
  const of = highlightOf(flow, selection);
  const steps = of === null ? 'everything' : [...of.actors, ...of.queues, ...of.threads].join(', ');
  return (
    <section
      aria-label="Time travel"
      data-scope="timeline"
      className="flex h-9 shrink-0 items-center gap-1 border-line border-b bg-accent-soft px-2"
    >
      <IconButton label={`Step back: ${steps}`} keys="<" size="small" onClick={() => travelStep(flow, -1)}>
        <StepBack aria-hidden />
      </IconButton>
      <IconButton
        label={moment.rate === null ? 'Play' : 'Pause'}
        keys="space"
        size="small"
        onClick={playOrPause}
      >
        {moment.rate === null ? <Play aria-hidden /> : <Pause aria-hidden />}
      </IconButton>
      <IconButton label={`Step on: ${steps}`} keys=">" size="small" onClick={() => travelStep(flow, 1)}>
        <StepForward aria-hidden />
      </IconButton>
      <div className="mx-1 w-[72px] shrink-0">
        <Select
          label="Speed of play"
          value={String(rate)}
          options={RATES.map((each) => ({ value: String(each), label: `${each}×` }))}
          onChange={(next) => setRate(Number(next))}
          className="h-6! text-xs"
        />
      </div>
      <input
        type="range"
        aria-label="Time cursor"
        aria-valuetext={time}
        min={0}
        max={PLACES}
        step={1}
        // A whole number: the browser makes one of it, and what it makes would be taken for a change by hand.
        value={Math.round(((timeNs - firstNs) / spanNs) * PLACES)}
        onKeyDown={(event) => {
          // Here these move the cursor, not the timeline.
          if (/^(Arrow|Home|End|Page)/.test(event.key)) event.stopPropagation();
        }}
        onChange={(event) =>
          tellTrace({
            kind: 'travel',
            order: { do: 'to', timeNs: firstNs + (Number(event.target.value) / PLACES) * spanNs },
          })
        }
        style={{ backgroundSize: `${((timeNs - firstNs) / spanNs) * 100}% 100%` }}
        className={SLIDER}
      />
      <span className="ml-1 min-w-20 shrink-0 text-right font-medium tabular-nums">{time}</span>
      <span
        aria-live="polite"
        className="min-w-0 w-56 shrink truncate px-2 text-muted text-xs"
        title={`Steps follow ${steps}`}
      >
        {happened === null ? (
          `steps: ${steps}`
        ) : (
          <button
            type="button"
            className="rounded hover:text-ink hover:underline"
            onClick={() => useSession.getState().selectMessage({ id: happened.message, detail: null })}
          >
            {happened.words}
          </button>
        )}
      </span>
      <Button
        size="small"
        onClick={() => {
          leaveTravel();
          if (!ended) tellTrace({ kind: 'follow', on: true });
        }}
      >
        {ended ? 'Leave' : 'Live'}
      </Button>
    </section>
  );
}
