'use client';
import dynamic from 'next/dynamic';
import { useEffect } from 'react';
import { isLive } from '@/components/runs/run-outcome.ts';
import { openTrace } from '@/components/timeline/trace-client.ts';
import type { WorkspaceProps } from './Workspace.tsx';
import { WorkspaceFrame } from './WorkspaceFrame.tsx';

const load = () => import('./Workspace.tsx').then((room) => room.Workspace);
// Its code is on its way while React still wakes the page up.
if (typeof window !== 'undefined') void load();

/** The workspace lives in the browser alone: its canvas is measured there, and its panels remember their sizes. */
const Workspace = dynamic(load, { ssr: false, loading: WorkspaceFrame });

/** The trace is read from the first moment on: the workspace finds it open when it comes. */
export function WorkspaceLoader(props: WorkspaceProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is opened later is the workspace's own to say.
  useEffect(() => {
    const run = props.past ?? props.lastRun;
    if (run !== null) openTrace(run.id, isLive(run.state));
    return () => openTrace(null);
  }, []);
  return <Workspace {...props} />;
}
