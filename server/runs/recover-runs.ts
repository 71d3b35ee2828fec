import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Run as RunRow } from '../../prisma/generated/client.ts';
import { traceFile } from '../data-folder.ts';
import { database } from '../database.ts';
import { liveRuns } from './live-runs.ts';
import { readRunEnd } from './read-run-end.ts';
import type { RunOutcome } from './run-process.ts';
import { endColumns, LIVE_STATES } from './run-record.ts';

/**
 * Runs that an earlier server left behind: their process is ended where it still lives, and the run is marked
 * with what its trace says, or as crashed. Answers how many there were.
 */
export async function recoverRuns(): Promise<number> {
  const db = await database();
  const rows = await db.run.findMany({ where: { state: { in: [...LIVE_STATES] } } });
  const left = rows.filter((row) => !liveRuns().has(row.id));
  for (const row of left) {
    await endLeftProcess(row);
    await db.run.update({ where: { id: row.id }, data: endColumns(outcomeOf(row), row.id) });
  }
  return left.length;
}

function outcomeOf(row: RunRow): RunOutcome {
  const end = readRunEnd(traceFile(row.id));
  const reason = 'The server ended while it ran';
  if (end) return { state: end.state, reason: end.reason ?? `${reason}.`, flaws: end.flaws ?? null };
  return { state: 'crashed', reason: `${reason}, and it left no end in its trace.`, flaws: null };
}

async function endLeftProcess(row: RunRow): Promise<void> {
  if (row.pid === null) return;
  // The system gives numbers out again: only a process that writes this run's trace is this run's.
  const line = await commandLine(row.pid);
  if (!line?.includes(traceFile(row.id))) return;
  try {
    process.kill(process.platform === 'win32' ? row.pid : -row.pid, 'SIGKILL');
  } catch {
    // It ended meanwhile.
  }
}

/** What a process was started with; null where there is none. */
async function commandLine(pid: number): Promise<string | null> {
  if (process.platform === 'linux') {
    const text = await fs.readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
    return text === null ? null : text.replaceAll('\0', ' ');
  }
  const [command, args] =
    process.platform === 'win32'
      ? [
          'powershell',
          [
            '-NoProfile',
            '-Command',
            `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`,
          ],
        ]
      : ['ps', ['-o', 'command=', '-p', String(pid)]];
  return promisify(execFile)(command, args).then(
    ({ stdout }) => stdout,
    () => null,
  );
}
