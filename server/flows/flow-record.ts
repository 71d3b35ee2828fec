import type { FlowRecord, FlowSummary } from '../../api/types.ts';
import type { Flow } from '../../flow/document.ts';
import { upgraded } from '../../flow/upgrade.ts';
import type { Flow as FlowRow, Run as RunRow } from '../../prisma/generated/client.ts';
import { Refusal } from '../refusal.ts';
import { runSummary } from '../runs/run-record.ts';

/** A document was checked when it was written: reading one is parsing, and bringing an old one up to date. */
export const documentOf = (row: { document: string }) => upgraded(JSON.parse(row.document)) as Flow;

export function flowRecord(row: FlowRow): FlowRecord {
  return {
    id: row.id,
    revision: row.revision,
    trusted: row.trusted,
    sample: row.sample,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    document: documentOf(row),
  };
}

export function flowSummary(row: FlowRow & { runs: RunRow[] }): FlowSummary {
  const last = row.runs[0];
  return {
    ...flowRecord(row),
    name: row.name,
    description: row.description,
    lastRun: last ? runSummary(last) : null,
  };
}

export const noSuchFlow = () => new Refusal(404, 'flow/unknown', 'There is no such flow. It may be deleted.');
