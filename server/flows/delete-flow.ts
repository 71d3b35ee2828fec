import fs from 'node:fs/promises';
import type { FlowRecord } from '../../api/types.ts';
import { runFolder } from '../data-folder.ts';
import { database } from '../database.ts';
import { stopLiveRuns } from '../runs/live-runs.ts';
import { flowRecord, noSuchFlow } from './flow-record.ts';

/** How long a deletion can be taken back. */
const KEPT_DAYS = 7;

export async function deleteFlow(id: string): Promise<null> {
  const db = await database();
  const marked = await db.flow.updateMany({
    where: { id, deletedAt: null },
    data: { deletedAt: new Date() },
  });
  if (marked.count === 0) throw noSuchFlow();
  await stopLiveRuns((run) => run.flowId === id);
  return null;
}

/** Takes a deletion back. A flow that stands is answered as it is. */
export async function restoreFlow(id: string): Promise<FlowRecord> {
  const db = await database();
  await db.flow.updateMany({ where: { id }, data: { deletedAt: null } });
  const row = await db.flow.findUnique({ where: { id } });
  if (!row) throw noSuchFlow();
  return flowRecord(row);
}

/** Removes for good what was deleted long ago, runs and their folders with it. Answers how many flows went. */
export async function purgeFlows(now = new Date()): Promise<number> {
  const db = await database();
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  const gone = await db.flow.findMany({
    where: { deletedAt: { lt: before } },
    include: { runs: { select: { id: true } } },
  });
  for (const flow of gone) {
    for (const run of flow.runs) await fs.rm(runFolder(run.id), { recursive: true, force: true });
    await db.flow.delete({ where: { id: flow.id } });
  }
  return gone.length;
}
