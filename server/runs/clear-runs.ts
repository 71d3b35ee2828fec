import fs from 'node:fs/promises';
import type { KeptRuns } from '../../api/types.ts';
import { runFolder } from '../data-folder.ts';
import { database } from '../database.ts';
import { readKeptRuns, writeKeptRuns } from './kept-runs.ts';
import { liveRuns } from './live-runs.ts';
import { isLive, traceBytes } from './run-record.ts';
import { runsToClear } from './runs-to-clear.ts';

/** Removes runs beyond what is to be kept, with their folders. Answers how many went. */
export async function clearRuns(now = new Date()): Promise<number> {
  const db = await database();
  const rows = await db.run.findMany({
    select: { id: true, flowId: true, startedAt: true, traceBytes: true, state: true },
  });
  const runs = rows.map(({ state, ...row }) => {
    const live = isLive(state) || liveRuns().has(row.id);
    return { ...row, isLive: live, traceBytes: live ? traceBytes(row.id) : row.traceBytes };
  });
  const cleared = runsToClear(runs, await readKeptRuns(), now);
  for (const id of cleared) {
    await db.run.deleteMany({ where: { id } });
    await fs.rm(runFolder(id), { recursive: true, force: true });
  }
  return cleared.length;
}

/** Sets what is kept, and clears at once what is not any more. */
export async function changeKeptRuns(kept: KeptRuns): Promise<KeptRuns> {
  await writeKeptRuns(kept);
  await clearRuns();
  return kept;
}
