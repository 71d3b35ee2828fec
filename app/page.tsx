import type { FlowSummary } from '@/api/types.ts';
import { Library } from '@/components/library/Library.tsx';
import { listFlows } from '@/server/flows/read-flows.ts';

export const dynamic = 'force-dynamic';

export default async function LibraryPage() {
  return <Library initial={await readFlows()} nowMs={Date.now()} />;
}

/** A list that cannot be read is the page's to say, in words and with a way to try again. */
async function readFlows(): Promise<FlowSummary[] | null> {
  try {
    return await listFlows();
  } catch (error) {
    console.error('The flows could not be read:', error);
    return null;
  }
}
