/** Starting and stopping the run of the open flow, and what the screen says about it. */
import { create } from 'zustand';
import { ApiFailure, api } from '@/api/client.ts';
import type { RunSummary } from '@/api/types.ts';
import { useDocument } from '@/components/editor/document.ts';
import { flushSave } from '@/components/editor/keep-saved.ts';
import { useSession } from '@/components/editor/session.ts';
import { toast } from '@/components/ui/toast.ts';
import { isLive } from './run-outcome.ts';
import { useRunSettings } from './run-settings-store.ts';

interface RunControl {
  /** True between the press on Run and the server's answer: a second press is not a second run. */
  asking: boolean;
  /** True while a live run cannot be asked about, because the server does not answer. */
  lost: boolean;
  /** Counts what the list of runs must be read again for. */
  changes: number;
}

export const useRunControl = create<RunControl>()(() => ({ asking: false, lost: false, changes: 0 }));

export const runsChanged = () => useRunControl.setState(({ changes }) => ({ changes: changes + 1 }));

/** Why the flow on screen may not run now; null where it may. */
export function whyNotRun(): string | null {
  const { problems, trusted, readOnly, document } = useDocument.getState();
  if (readOnly) return 'This is a past run. Open the flow to run it again.';
  if (!trusted) return 'This flow was imported. Allow it to run first.';
  if (Object.keys(document.actors).length === 0) return 'There is nothing to run yet. Add an actor.';
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  if (errors > 0)
    return errors === 1 ? '1 problem keeps it from running.' : `${errors} problems keep it from running.`;
  return null;
}

/** Starts a run; where the flow may not run, says why and shows what is wrong with it. */
export function runOrSayWhy(): void {
  const why = whyNotRun();
  if (why === null) {
    void startRun();
    return;
  }
  toast('Not run', { description: why });
  const { problems } = useDocument.getState();
  if (problems.length > 0) useSession.getState().set({ dockTab: 'problems' });
}

export async function startRun(): Promise<void> {
  const { run } = useSession.getState();
  if (useRunControl.getState().asking || (run && isLive(run.state)) || whyNotRun()) return;
  useRunControl.setState({ asking: true });
  try {
    await flushSave();
    const { flowId } = useDocument.getState();
    const started = await api.startRun(flowId, useRunSettings.getState().settings);
    // The user may have gone to another flow while the server answered.
    if (useDocument.getState().flowId === flowId) showRun(started);
  } catch (error) {
    notStarted(error);
  } finally {
    useRunControl.setState({ asking: false });
  }
}

export async function stopRun(): Promise<void> {
  const { run } = useSession.getState();
  if (!run || !isLive(run.state) || run.state === 'stopping') return;
  useSession.getState().set({ run: { ...run, state: 'stopping' } });
  try {
    const stopped = await api.stopRun(run.id);
    if (useSession.getState().run?.id === run.id) useSession.getState().set({ run: stopped });
  } catch (error) {
    // The watch reads the true state within a second.
    toast('The run was not stopped', { kind: 'error', description: words(error) });
  }
}

/** How many messages may wait in a queue of the run on screen; the flow keeps its own figure. */
export async function setCapacity(queue: string, capacity: number): Promise<void> {
  const { run } = useSession.getState();
  if (!run || !isLive(run.state)) return;
  try {
    await api.setCapacity(run.id, { queue, capacity });
  } catch (error) {
    toast('The capacity was not changed', { kind: 'error', description: words(error) });
  }
}

function showRun(run: RunSummary): void {
  const { dockTab, set } = useSession.getState();
  set({ run, figures: null, dockTab: dockTab === 'problems' ? 'timeline' : dockTab });
  runsChanged();
}

function notStarted(error: unknown): void {
  if (error instanceof ApiFailure && error.problems.length > 0) {
    useDocument.getState().learn({ compiled: error.problems });
    useSession.getState().set({ dockTab: 'problems' });
    const [first] = error.problems;
    toast('The flow does not compile', { kind: 'error', description: first?.message });
    return;
  }
  toast('The run did not start', { kind: 'error', description: words(error) });
}

const words = (error: unknown) => (error instanceof Error ? error.message : String(error));
