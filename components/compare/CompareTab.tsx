'use client';
import { GitCompareArrows } from 'lucide-react';
import { useState } from 'react';
import { useCanvasDoor } from '@/components/editor/canvas-door.ts';
import { useSession } from '@/components/editor/session.ts';
import { useNow } from '@/components/runs/use-now.ts';
import { Choices } from '@/components/statistics/Choices.tsx';
import { Button } from '@/components/ui/Button.tsx';
import { EmptyState } from '@/components/ui/EmptyState.tsx';
import { Select } from '@/components/ui/Select.tsx';
import { Spinner } from '@/components/ui/Spinner.tsx';
import type { Flow } from '@/flow/document.ts';
import { METRICS, type Metric } from '@/trace/compare/compare-runs.ts';
import { durationWords } from '@/trace/lanes/ticks.ts';
import { ComparedLanes } from './ComparedLanes.tsx';
import { compareWith, useCompare } from './compare-store.ts';
import { DifferenceTable } from './DifferenceTable.tsx';
import { differenceWords, metricNames } from './difference-words.ts';
import { runOption } from './run-option.ts';
import { useRuns } from './use-runs.ts';

/** The run on screen beside another one of its flow. */
export function CompareTab({ document: flow, runId }: { document: Flow; runId: string }) {
  const { other, comparison, gone, badge } = useCompare();
  const [of, setOf] = useState<'actors' | 'queues'>('actors');
  const { runs, failure } = useRuns();
  const now = useNow(30_000);
  const others = runs.filter((run) => run.id !== runId);
  if (other === null && others.length === 0)
    return (
      <EmptyState icon={<GitCompareArrows aria-hidden />} title="There is no other run to compare with">
        {failure ?? 'Run the flow once more, and both runs can be set side by side.'}
      </EmptyState>
    );
  const options = others.map((run) => runOption(run, now));
  if (other !== null && !others.some(({ id }) => id === other.id))
    options.unshift({ ...runOption(other, now), hint: 'deleted' });
  const pick = (name: string) => {
    const table = of === 'actors' ? flow.actors : flow.queues;
    const id = Object.keys(table).find((each) => table[each]?.name === name);
    if (id === undefined) return;
    useSession.getState().select({ [of]: [id] });
    useCanvasDoor.getState().reveal({ [of]: [id] });
  };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-3.5 py-1 text-xs">
        <span>This run against</span>
        <span className="w-56">
          <Select
            label="Other run"
            value={other?.id ?? ''}
            placeholder="choose a run"
            options={options}
            onChange={(id) => compareWith(runs.find((run) => run.id === id) ?? null)}
          />
        </span>
        {comparison === null ? null : (
          <span className="tabular-nums">
            {durationWords(comparison.lengthNs.here ?? 0)}{' '}
            <span className="text-muted">
              against {durationWords(comparison.lengthNs.there ?? 0)},{' '}
              {differenceWords('waitP50Ns', comparison.lengthNs)}
            </span>
          </span>
        )}
        {other === null ? null : (
          <>
            <Choices
              label="Differences of"
              value={of}
              onChange={setOf}
              options={[
                { value: 'actors', label: 'Actors' },
                { value: 'queues', label: 'Queues' },
              ]}
            />
            <span className="ml-auto flex items-center gap-2">
              <span className="whitespace-nowrap text-muted">On the canvas</span>
              <span className="w-32">
                <Select<Metric>
                  label="Difference on the canvas"
                  value={badge}
                  options={METRICS.map((value) => ({ value, label: metricNames[value] }))}
                  onChange={(next) => useCompare.setState({ badge: next })}
                />
              </span>
              <Button size="small" onClick={() => compareWith(null)}>
                End
              </Button>
            </span>
          </>
        )}
      </header>
      {gone === null ? null : (
        <p role="status" className="shrink-0 border-line border-b bg-field px-3.5 py-1 text-warn">
          {gone}
        </p>
      )}
      {other === null ? (
        <p className="p-3.5 text-muted">Choose a run to see the lanes of both, and where they differ.</p>
      ) : comparison === null ? (
        gone === null ? (
          <p className="flex items-center gap-2 p-3.5 text-muted">
            <Spinner label="Reading both runs" />
            Reading both runs
          </p>
        ) : null
      ) : (
        <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_minmax(0,1fr)] overflow-hidden max-[1180px]:auto-rows-max max-[1180px]:grid-cols-1 max-[1180px]:overflow-y-auto">
          <ComparedLanes key={other.id} comparison={comparison} />
          <div className="min-h-0 overflow-auto border-line border-l px-1.5 max-[1180px]:order-first max-[1180px]:border-b max-[1180px]:border-l-0">
            <DifferenceTable comparison={comparison} of={of} onPick={pick} />
          </div>
        </div>
      )}
    </div>
  );
}
