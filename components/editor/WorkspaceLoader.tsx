'use client';
import { useEffect, useMemo } from 'react';
import { isLive } from '@/components/runs/run-outcome.ts';
import { openTrace } from '@/components/timeline/trace-client.ts';
import { Workspace, type WorkspaceProps } from './Workspace.tsx';

/**
 * The workspace with what the server knows as one text: of a large flow the browser reads that many times as fast as
 * a tree of values. On the server the workspace draws its frame alone: its canvas is measured in the browser, and its
 * panels remember their sizes there. The trace is read from the first moment on.
 */
export function WorkspaceLoader({ text }: { text: string }) {
  const props = useMemo(() => JSON.parse(text) as WorkspaceProps, [text]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is opened later is the workspace's own to say.
  useEffect(() => {
    const run = props.past ?? props.lastRun;
    if (run !== null) openTrace(run.id, isLive(run.state));
    return () => openTrace(null);
  }, []);
  return <Workspace {...props} />;
}
