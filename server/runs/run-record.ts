import fs from 'node:fs';
import type { RunFlaws, RunRecord, RunState, RunSummary } from '../../api/types.ts';
import type { Flow } from '../../flow/document.ts';
import type { Run as RunRow } from '../../prisma/generated/client.ts';
import { traceFile } from '../data-folder.ts';
import { Refusal } from '../refusal.ts';
import type { RunOutcome } from './run-process.ts';

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
    flaws: flawsOf(row),
    traceBytes: isLive(row.state) ? traceBytes(row.id) : row.traceBytes,
  };
}

/** Runs of before they were counted, and those that could not tell, have none. */
function flawsOf({ failures, restarts, deadLetters, drops }: RunRow): RunFlaws | null {
  if (failures === null || restarts === null || deadLetters === null || drops === null) return null;
  return { failures, restarts, deadLetters, drops };
}

/** How it ended, as columns of its row. */
export const endColumns = ({ flaws, ...how }: RunOutcome, id: string) => ({
  ...how,
  ...flaws,
  endedAt: new Date(),
  traceBytes: traceBytes(id),
});

export const runRecord = (row: RunRow): RunRecord => ({
  ...runSummary(row),
  document: JSON.parse(row.document) as Flow,
});

/** Bytes of the trace as it is now; 0 before its process wrote any. */
export function traceBytes(run: string): number {
  return fs.statSync(traceFile(run), { throwIfNoEntry: false })?.size ?? 0;
}

export const noSuchRun = () => new Refusal(404, 'run/unknown', 'There is no such run. It may be deleted.');
