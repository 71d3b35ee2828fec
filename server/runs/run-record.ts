import fs from 'node:fs';
import type { RunRecord, RunState, RunSummary } from '../../api/types.ts';
import type { Flow } from '../../flow/document.ts';
import type { Run as RunRow } from '../../prisma/generated/client.ts';
import { traceFile } from '../data-folder.ts';
import { Refusal } from '../refusal.ts';

export const LIVE_STATES: readonly RunState[] = ['starting', 'running', 'stopping'];
export const isLive = (state: string) => LIVE_STATES.includes(state as RunState);

export function runSummary(row: RunRow): RunSummary {
  return {
    id: row.id,
    flowId: row.flowId,
    revision: row.revision,
    state: row.state as RunState,
    reason: row.reason,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    traceBytes: isLive(row.state) ? traceBytes(row.id) : row.traceBytes,
  };
}

export const runRecord = (row: RunRow): RunRecord => ({
  ...runSummary(row),
  document: JSON.parse(row.document) as Flow,
});

/** Bytes of the trace as it is now; 0 before its process wrote any. */
export function traceBytes(run: string): number {
  return fs.statSync(traceFile(run), { throwIfNoEntry: false })?.size ?? 0;
}

export const noSuchRun = () => new Refusal(404, 'run/unknown', 'There is no such run. It may be deleted.');
