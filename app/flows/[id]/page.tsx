import type { Metadata } from 'next';
import { cache } from 'react';
import { WorkspaceLoader } from '@/components/editor/WorkspaceLoader.tsx';
import { getFlow } from '@/server/flows/read-flows.ts';
import { listRuns } from '@/server/runs/read-runs.ts';
import { orNotFound } from './or-not-found.ts';
import { workspaceText } from './workspace-text.ts';

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const flow = await flowOnce((await params).id);
  return { title: flow.document.name };
}

/** For the page and its title together. */
const flowOnce = cache((id: string) => orNotFound(getFlow(id)));

/** A flow, to design and to run. */
export default async function FlowPage({ params }: Props) {
  const { id } = await params;
  const [flow, [lastRun]] = await Promise.all([flowOnce(id), orNotFound(listRuns(id))]);
  return <WorkspaceLoader key={id} text={workspaceText({ flow, lastRun: lastRun ?? null })} />;
}
