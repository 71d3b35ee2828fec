import type { Metadata } from 'next';
import { WorkspaceLoader } from '@/components/editor/WorkspaceLoader.tsx';
import { getFlow } from '@/server/flows/read-flows.ts';
import { listRuns } from '@/server/runs/read-runs.ts';
import { orNotFound } from './or-not-found.ts';

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const flow = await orNotFound(getFlow((await params).id));
  return { title: flow.document.name };
}

/** A flow, to design and to run. */
export default async function FlowPage({ params }: Props) {
  const { id } = await params;
  const flow = await orNotFound(getFlow(id));
  const [lastRun] = await listRuns(id);
  return <WorkspaceLoader key={id} flow={flow} lastRun={lastRun ?? null} />;
}
