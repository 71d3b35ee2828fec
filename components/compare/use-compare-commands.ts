'use client';
import { useEffect } from 'react';
import { api } from '@/api/client.ts';
import { useCommands } from '@/components/editor/commands.ts';
import { useSession } from '@/components/editor/session.ts';
import { toast } from '@/components/ui/toast.ts';
import { compareWith, showCompare, useCompare } from './compare-store.ts';
import { runBefore } from './run-option.ts';

/** Ways to a comparison from anywhere. */
export function useCompareCommands(): void {
  useEffect(() => {
    const hasRun = () => useSession.getState().run !== null;
    const group = 'Compare';
    return useCommands.getState().register([
      {
        ...{ id: 'compare.choose', title: 'Compare with another run', group, enabled: hasRun },
        run: () => showCompare(),
      },
      {
        ...{ id: 'compare.before', title: 'Compare with the run before', group, enabled: hasRun },
        run: () => void compareWithBefore(),
      },
      {
        ...{ id: 'compare.end', title: 'End the comparison', group },
        enabled: () => useCompare.getState().other !== null,
        run: () => compareWith(null),
      },
    ]);
  }, []);
}

async function compareWithBefore(): Promise<void> {
  const { run } = useSession.getState();
  if (run === null) return;
  try {
    const before = runBefore(await api.listRuns(run.flowId), run.id);
    if (before === null) toast('There is no other run to compare with.');
    else showCompare(before);
  } catch (error) {
    toast(error instanceof Error ? error.message : String(error), { kind: 'error' });
  }
}
