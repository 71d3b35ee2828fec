import { rm } from 'node:fs/promises';
import type { RunSettings, RunSummary } from '../../api/types.ts';
import { compile } from '../../compiler/compile.ts';
import type { ProjectFile } from '../../compiler/project-file.ts';
import { linkRuntime, writeProject } from '../../compiler/write-project.ts';
import type { Run as RunRow } from '../../prisma/generated/client.ts';
import { runFolder, traceFile } from '../data-folder.ts';
import { database } from '../database.ts';
import { documentOf } from '../flows/flow-record.ts';
import { standingFlow } from '../flows/read-flows.ts';
import { newId } from '../new-id.ts';
import { Refusal } from '../refusal.ts';
import { clearRuns } from './clear-runs.ts';
import { liveRuns } from './live-runs.ts';
import { processOptions } from './process-options.ts';
import { RunProcess } from './run-process.ts';
import { endColumns, runSummary } from './run-record.ts';

/** Compiles what is saved into the run's own folder and starts it. Answers as soon as its process is started. */
export async function startRun(flowId: string, settings: RunSettings): Promise<RunSummary> {
  const flow = await standingFlow(flowId);
  if (!flow.trusted)
    throw new Refusal(
      403,
      'flow/untrusted',
      'This flow was imported and is not approved yet. Read it, then approve it to let its code run.',
    );
  const { problems, files } = await compile(documentOf(flow));
  if (problems.some((problem) => problem.severity === 'error'))
    throw new Refusal(422, 'flow/problems', 'The flow has problems that keep it from running.', { problems });

  const db = await database();
  const row = await db.run.create({
    data: {
      id: newId(),
      flowId,
      revision: flow.revision,
      document: flow.document,
      state: 'starting',
      settings: JSON.stringify(settings),
    },
  });
  try {
    return runSummary(await launch(row, files, settings));
  } catch (error) {
    const reason = `It could not be started: ${(error as Error).message}`;
    await db.run.update({ where: { id: row.id }, data: { state: 'failed', reason, endedAt: new Date() } });
    throw new Refusal(500, 'run/not-started', reason);
  }
}

async function launch(row: RunRow, files: ProjectFile[], settings: RunSettings): Promise<RunRow> {
  const { id, flowId } = row;
  await writeProject(runFolder(id), files);
  await linkRuntime(runFolder(id));
  const process = new RunProcess(runFolder(id), traceFile(id), processOptions(settings));
  // On the list before anything is awaited: who asks for its trace next must find that it lives.
  liveRuns().set(id, { id, flowId, process, settled: follow(id, process) });
  const db = await database();
  return db.run.update({ where: { id }, data: { pid: process.pid ?? null } });
}

/** Writes down what becomes of a run, and takes it off the list when it is over. Never rejected. */
async function follow(id: string, process: RunProcess): Promise<void> {
  const db = await database();
  process.started
    .then(() => db.run.updateMany({ where: { id, state: 'starting' }, data: { state: 'running' } }))
    .catch((error: unknown) => console.error(error));
  const outcome = await process.ended;
  // A process that was killed may leave what was to become its trace.
  await rm(`${traceFile(id)}.next`, { force: true }).catch((error: unknown) => console.error(error));
  try {
    await db.run.updateMany({
      where: { id },
      data: endColumns(outcome, id),
    });
  } catch (error) {
    console.error(error);
  } finally {
    liveRuns().delete(id);
  }
  // Nobody has to wait for it.
  clearRuns().catch((error: unknown) => console.error(error));
}
