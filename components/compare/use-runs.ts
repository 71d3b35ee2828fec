'use client';
import { useEffect, useState } from 'react';
import { api } from '@/api/client.ts';
import type { RunSummary } from '@/api/types.ts';
import { useDocument } from '@/components/editor/document.ts';
import { useRunControl } from '@/components/runs/run-control.ts';

/** The kept runs of the open flow, as the server has them. */
export function useRuns(): { runs: RunSummary[]; failure: string | null } {
  const flowId = useDocument((s) => s.flowId);
  const changes = useRunControl((s) => s.changes);
  const [found, setFound] = useState<{ runs: RunSummary[]; failure: string | null }>({
    runs: [],
    failure: null,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a run that began, ended or went changes the list
  useEffect(() => {
    if (flowId === '') return;
    let current = true;
    api.listRuns(flowId).then(
      (runs) => current && setFound({ runs, failure: null }),
      (error: unknown) =>
        current &&
        setFound((old) => ({ ...old, failure: error instanceof Error ? error.message : String(error) })),
    );
    return () => {
      current = false;
    };
  }, [flowId, changes]);
  return found;
}
