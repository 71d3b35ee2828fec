import type { RunCapacity } from '../../api/types.ts';
import { documentOf } from '../flows/flow-record.ts';
import { Refusal } from '../refusal.ts';
import { liveRuns } from './live-runs.ts';
import { standingRun } from './read-runs.ts';

/** Tells a live run how many messages may wait in one of its queues. The flow's document stays as it is. */
export async function setCapacity(id: string, { queue, capacity }: RunCapacity): Promise<RunCapacity> {
  const row = await standingRun(id);
  const isThere = Object.values(documentOf(row).queues).some(({ name }) => name === queue);
  if (!isThere) throw new Refusal(404, 'run/no-queue', `The run has no queue "${queue}".`);
  const isTold = (await liveRuns().get(id)?.process.setCapacity(queue, capacity)) ?? false;
  if (!isTold) throw new Refusal(409, 'run/over', 'The run is over: nothing waits in its queues any more.');
  return { queue, capacity };
}
