import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { WorkspaceLoader } from '@/components/editor/WorkspaceLoader.tsx';
import { getFlow } from '@/server/flows/read-flows.ts';
import { getRun } from '@/server/runs/read-runs.ts';
import { orNotFound } from '../../or-not-found.ts';
import { workspaceText } from '../../workspace-text.ts';

interface Props {
  params: Promise<{ id: string; run: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const run = await runOnce((await params).run);
  return { title: `Run of ${run.document.name}` };
}

/** For the page and its title together. */
const runOnce = cache((run: string) => orNotFound(getRun(run)));

/** A past run, with the flow as it was then. */
export default async function RunPage({ params }: Props) {
  const { id, run } = await params;
  const [flow, past] = await Promise.all([orNotFound(getFlow(id)), runOnce(run)]);
  if (past.flowId !== id) notFound();
  return <WorkspaceLoader key={run} text={workspaceText({ flow, lastRun: null, past })} />;
}
