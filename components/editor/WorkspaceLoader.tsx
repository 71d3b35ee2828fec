'use client';
import { useEffect, useMemo } from 'react';
import { isLive } from '@/components/runs/run-outcome.ts';
import { runToRead } from '@/components/timeline/early-trace.ts';
import { openTrace } from '@/components/timeline/trace-client.ts';
import { Workspace, type WorkspaceProps } from './Workspace.tsx';

/**
 * The workspace with what the server knows as one text: of a large flow the browser reads that many times as fast as
 * a tree of values. On the server the workspace draws its frame alone: its canvas is measured in the browser, and its
 * panels remember their sizes there. The trace is read from the first moment on.
 */
export function WorkspaceLoader({ text }: { text: string }) {
  const props = useMemo(() => JSON.parse(text) as WorkspaceProps, [text]);
  const run = props.past ?? props.lastRun;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is opened later is the workspace's own to say.
  useEffect(() => {
    if (run !== null) openTrace(run.id, isLive(run.state));
    return () => openTrace(null);
  }, []);
  return (
    <>
      {run === null ? null : <span hidden {...runToRead(run.id, isLive(run.state))} />}
      <Workspace {...props} />
    </>
  );
}
