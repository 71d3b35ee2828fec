'use client';
import { History } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import { api } from '@/api/client.ts';
import type { RunSummary } from '@/api/types.ts';
import { showCompare } from '@/components/compare/compare-store.ts';
import { useDocument } from '@/components/editor/document.ts';
import { useSession } from '@/components/editor/session.ts';
import { Button } from '@/components/ui/Button.tsx';
import { ConfirmDialog } from '@/components/ui/ConfirmDialog.tsx';
import { Popover } from '@/components/ui/Popover.tsx';
import { Spinner } from '@/components/ui/Spinner.tsx';
import { countWords } from './amount-words.ts';
import { KeptRunsSettings } from './KeptRunsSettings.tsx';
import { RunRow } from './RunRow.tsx';
import { runsChanged, useRunControl } from './run-control.ts';
import { isLive } from './run-outcome.ts';

type Doomed = { run: RunSummary } | 'all' | null;

/** Every run of the open flow, each a way back to what it did. */
export function RunsMenu() {
  const router = useRouter();
  const flowId = useDocument((s) => s.flowId);
  const shown = useSession((s) => s.run?.id);
  const changes = useRunControl((s) => s.changes);
  const [open, setOpen] = useState(false);
  const [runs, setRuns] = useState<RunSummary[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [doomed, setDoomed] = useState<Doomed>(null);

  const read = useCallback(async () => {
    if (flowId === '') return;
    try {
      const found = await api.listRuns(flowId);
      if (useDocument.getState().flowId !== flowId) return;
      setRuns(found);
      setFailure(null);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  }, [flowId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a run that began, ended or went changes the list
  useEffect(() => void read(), [read, changes, open]);

  const remove = async () => {
    if (doomed === null) return;
    const gone = doomed === 'all' ? (runs ?? []).filter((run) => !isLive(run.state)) : [doomed.run];
    try {
      for (const run of gone) await api.deleteRun(run.id);
    } finally {
      const { run, set } = useSession.getState();
      if (run && gone.some(({ id }) => id === run.id)) {
        if (useDocument.getState().readOnly) router.push(`/flows/${encodeURIComponent(flowId)}`);
        else set({ run: null, figures: null });
      }
      runsChanged();
    }
  };

  const ended = (runs ?? []).filter((run) => !isLive(run.state)).length;
  return (
    <>
      <Popover
        label="Runs of this flow"
        align="end"
        open={open}
        onOpenChange={setOpen}
        className="w-[380px] max-w-[calc(100vw-16px)] p-0!"
        trigger={
          <Button icon={<History size={14} aria-hidden />}>
            Runs
            {runs && runs.length > 0 ? <span className="text-muted tabular-nums">{runs.length}</span> : null}
          </Button>
        }
      >
        <RunList
          runs={runs}
          failure={failure}
          shown={shown}
          retry={() => void read()}
          onDelete={(run) => setDoomed({ run })}
          onCompare={(run) => {
            setOpen(false);
            showCompare(run);
          }}
        />
        <footer className="flex h-9 items-center justify-between border-line border-t px-1.5">
          {ended > 1 ? (
            <Button variant="quiet" size="small" onClick={() => setDoomed('all')}>
              Delete all {countWords(ended, 'run')}
            </Button>
          ) : (
            <span />
          )}
          <KeptRunsSettings />
        </footer>
      </Popover>
      <ConfirmDialog
        open={doomed !== null}
        onOpenChange={(next) => !next && setDoomed(null)}
        title={doomed === 'all' ? `Delete ${countWords(ended, 'run')}?` : 'Delete this run?'}
        confirm="Delete"
        danger
        onConfirm={remove}
      >
        {doomed === 'all' ? 'Their traces go with them.' : 'Its trace goes with it.'} This cannot be taken
        back. The flow stays as it is.
      </ConfirmDialog>
    </>
  );
}

interface RunListProps {
  runs: RunSummary[] | null;
  failure: string | null;
  shown: string | undefined;
  retry: () => void;
  onDelete: (run: RunSummary) => void;
  onCompare: (run: RunSummary) => void;
}

function RunList({ runs, failure, shown, retry, onDelete, onCompare }: RunListProps) {
  if (failure) {
    return (
      <div className="flex items-center justify-between gap-3 p-3">
        <p role="alert" className="text-danger">
          {failure}
        </p>
        <Button size="small" onClick={retry}>
          Try again
        </Button>
      </div>
    );
  }
  if (!runs) {
    return (
      <div className="p-3 text-muted">
        <Spinner label="Reading the runs" />
      </div>
    );
  }
  if (runs.length === 0) {
    return (
      <p className="p-3 text-muted">This flow has not run yet. Press Run, and its runs are kept here.</p>
    );
  }
  return (
    <ul className="max-h-[min(420px,60vh)] overflow-y-auto p-1">
      {runs.map((run) => (
        <RunRow
          key={run.id}
          run={run}
          current={run.id === shown}
          onDelete={() => onDelete(run)}
          onCompare={shown === undefined || run.id === shown ? undefined : () => onCompare(run)}
        />
      ))}
    </ul>
  );
}
