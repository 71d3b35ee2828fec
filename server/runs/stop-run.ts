import type { RunSummary } from '../../api/types.ts';
import { database } from '../database.ts';
import { liveRuns } from './live-runs.ts';
import { standingRun } from './read-runs.ts';
import { runSummary } from './run-record.ts';

/** Stops a run and answers when it is over, within about a second. One that is over is answered as it is. */
export async function stopRun(id: string): Promise<RunSummary> {
  const row = await standingRun(id);
  const live = liveRuns().get(id);
  if (!live) return runSummary(row);
  live.process.stop();
  await (await database()).run.updateMany({
    where: { id, state: { in: ['starting', 'running'] } },
    data: { state: 'stopping' },
  });
  await live.settled;
  return runSummary(await standingRun(id));
}
