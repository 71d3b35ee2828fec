'use client';
import { useCallback, useMemo } from 'react';
import { useArea } from '@/components/timeline/area.ts';
import { tellArea, traceClient } from '@/components/timeline/trace-client.ts';
import { Button } from '@/components/ui/Button.tsx';
import { Spinner } from '@/components/ui/Spinner.tsx';
import type { Flow, ThreadColour } from '@/flow/document.ts';
import { durationWords } from '@/trace/lanes/ticks.ts';
import type { AreaStatistics, Grouping } from '@/trace/statistics/area-statistics.ts';
import { Choices } from './Choices.tsx';
import { FiguresTable } from './FiguresTable.tsx';
import { Histogram } from './Histogram.tsx';
import { PathView } from './PathView.tsx';
import { useStatistics } from './statistics-store.ts';
import { useCounted } from './use-counted.ts';

/** What happened in the selected area, or in the whole run, in figures. */
export function StatisticsTab({ document: flow }: { document: Flow }) {
  const area = useArea((s) => s.area);
  const by = useStatistics((s) => s.by);
  const chosen = useStatistics((s) => s.chosen);
  const queueTypes = useMemo(
    () =>
      Object.fromEntries(
        Object.values(flow.queues).flatMap(({ name, type }) => (type ? [[name, type]] : [])),
      ),
    [flow],
  );
  const [fromNs, toNs] = [area?.fromNs ?? null, area?.toNs ?? null];
  const lanes = useMemo(
    () => (area === null || area.threads.length + area.queues.length === 0 ? null : area),
    [area],
  );
  const statistics = useCounted(
    useCallback(
      () =>
        traceClient.statistics({
          ...{ fromNs, toNs, group: chosen, queueTypes },
          lanes: lanes === null ? null : { threads: lanes.threads, queues: lanes.queues },
        }),
      [fromNs, toNs, chosen, queueTypes, lanes],
    ),
  );
  const states = useCounted(useCallback(() => traceClient.states(fromNs, toNs), [fromNs, toNs]));
  const counted = statistics.value?.area ?? null;
  const colourOf = (name: string): ThreadColour => {
    const actor = Object.values(flow.actors).find((each) => each.name === name);
    return flow.threads[actor?.thread ?? '']?.colour ?? 'blue';
  };
  const choose = (of: Grouping, name: string | null) =>
    useStatistics.setState({
      chosen: chosen !== null && chosen.by === of && chosen.name === name ? null : { by: of, name },
    });

  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex min-h-8 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-3.5 py-1">
        <Choices<Grouping>
          label="Figures by"
          value={by}
          onChange={(next) => useStatistics.setState({ by: next, chosen: null })}
          options={[
            { value: 'actor', label: 'Actors' },
            { value: 'queue', label: 'Queues' },
            { value: 'type', label: 'Types' },
          ]}
        />
        <AreaLine counted={counted} isArea={area !== null} lanes={lanes} />
      </header>
      {counted === null ? (
        <p className="flex items-center gap-2 p-3.5 text-muted">
          <Spinner label="Counting" />
          Counting{statistics.share === null ? '' : ` · ${Math.round(statistics.share * 100)}%`}
        </p>
      ) : (
        <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_264px_minmax(280px,28%)] overflow-hidden max-[1180px]:grid-cols-[minmax(0,1fr)_240px] max-[1180px]:overflow-y-auto">
          <div className="min-h-0 overflow-auto px-1.5 max-[1180px]:min-h-40">
            <FiguresTable
              area={counted}
              waits={states.value?.waits ?? null}
              colourOf={colourOf}
              onChoose={choose}
            />
            {counted.rows[by].every(({ taken, sent, failed, lost }) => taken + sent + failed + lost === 0) ? (
              <p className="p-3 text-muted text-xs">Nothing was taken or sent here.</p>
            ) : null}
          </div>
          <div className="flex min-h-0 flex-col gap-2 overflow-y-auto border-line border-l px-3 py-2">
            <Histogram title={`Wait${ofWhom(chosen)}`} counts={counted.wait} spread={counted.total.wait} />
            <Histogram
              title={`Handling${ofWhom(chosen)}`}
              counts={counted.work}
              spread={counted.total.work}
            />
          </div>
          <div className="min-h-0 overflow-y-auto border-line border-l px-3 py-2 max-[1180px]:col-span-2 max-[1180px]:border-t max-[1180px]:border-l-0">
            <PathView flow={flow} />
          </div>
        </div>
      )}
    </div>
  );
}

const ofWhom = (chosen: { name: string | null } | null) =>
  chosen === null ? ', all messages' : `, ${chosen.name ?? 'the others'}`;

const lanesWords = (names: readonly string[]) =>
  names.length <= 3 ? names.join(', ') : `${names.length} lanes`;

/** Which stretch of time it is, and what is in it. */
function AreaLine({
  counted,
  isArea,
  lanes,
}: {
  counted: AreaStatistics | null;
  isArea: boolean;
  /** Null: all. */
  lanes: { threads: readonly string[]; queues: readonly string[] } | null;
}) {
  if (counted === null) return null;
  const { fromNs, toNs, total, exact } = counted;
  const at = (ns: number) => `${(ns / 1e9).toFixed(toNs - fromNs < 1e7 ? 6 : 4)} s`;
  return (
    <>
      <p className="min-w-0 text-xs tabular-nums">
        <span className="font-medium">
          {isArea ? `${at(fromNs)} to ${at(toNs)}` : 'Whole run'}
          {toNs - fromNs > 1 ? `, ${durationWords(toNs - fromNs)}` : ''}
        </span>
        <span className="text-muted">
          {' '}
          · {total.taken.toLocaleString('en')} {total.taken === 1 ? 'message' : 'messages'} taken
          {lanes === null ? '' : ` · on ${lanesWords([...lanes.threads, ...lanes.queues])}`}
          {exact ? '' : ' · p50, p90, p99 to within 6%'}
        </span>
      </p>
      {isArea ? (
        <Button size="small" variant="quiet" onClick={() => tellArea(null)}>
          Whole run
        </Button>
      ) : (
        <span className="min-w-0 truncate text-muted text-xs">
          Shift and drag on the timeline selects an area.
        </span>
      )}
    </>
  );
}
