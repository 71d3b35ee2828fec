import fs from 'node:fs/promises';
import type { RunRecord, RunSummary } from '../../api/types.ts';
import type { Run as RunRow } from '../../prisma/generated/client.ts';
import { runFolder } from '../data-folder.ts';
import { database } from '../database.ts';
import { standingFlow } from '../flows/read-flows.ts';
import { Refusal } from '../refusal.ts';
import { liveRuns } from './live-runs.ts';
import { noSuchRun, runRecord, runSummary } from './run-record.ts';

/** Runs of a flow, the last first. */
export async function listRuns(flowId: string): Promise<RunSummary[]> {
  await standingFlow(flowId);
  const db = await database();
  const rows = await db.run.findMany({ where: { flowId }, orderBy: { startedAt: 'desc' } });
  return rows.map(runSummary);
}

export const getRun = async (id: string): Promise<RunRecord> => runRecord(await standingRun(id));

/** Refuses with 404. */
export async function standingRun(id: string): Promise<RunRow> {
  const row = await (await database()).run.findUnique({ where: { id } });
  if (!row) throw noSuchRun();
  return row;
}

/** Removes a run and its folder: the program, the trace, the output. */
export async function deleteRun(id: string): Promise<null> {
  await standingRun(id);
  if (liveRuns().has(id)) throw new Refusal(409, 'run/live', 'This run still runs. Stop it first.');
  await (await database()).run.delete({ where: { id } });
  await fs.rm(runFolder(id), { recursive: true, force: true });
  return null;
}
