import type { FlowRecord, FlowSummary } from '../../api/types.ts';
import type { Flow as FlowRow } from '../../prisma/generated/client.ts';
import { database } from '../database.ts';
import { flowRecord, flowSummary, noSuchFlow } from './flow-record.ts';

/** All flows that are not deleted, the last changed first, each with its last run. */
export async function listFlows(): Promise<FlowSummary[]> {
  const db = await database();
  const rows = await db.flow.findMany({
    where: { deletedAt: null },
    include: { runs: { orderBy: { startedAt: 'desc' }, take: 1 } },
    orderBy: [{ updatedAt: 'desc' }, { name: 'asc' }],
  });
  return rows.map(flowSummary);
}

export const getFlow = async (id: string): Promise<FlowRecord> => flowRecord(await standingFlow(id));

/** The row of a flow that is not deleted; refuses with 404. */
export async function standingFlow(id: string): Promise<FlowRow> {
  const row = await (await database()).flow.findFirst({ where: { id, deletedAt: null } });
  if (!row) throw noSuchFlow();
  return row;
}
