import fs from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { runFolder, traceFile } from '../data-folder.ts';
import { database } from '../database.ts';
import { createFlow } from '../flows/create-flow.ts';
import { scratchData } from '../scratch-data.ts';
import { changeKeptRuns, clearRuns } from './clear-runs.ts';
import { readKeptRuns, USUAL_KEPT_RUNS } from './kept-runs.ts';

const scratch = scratchData();
afterAll(scratch.remove);

test('runs beyond what is kept go with their folders, one that runs and the last of each flow stay', async () => {
  const db = await database();
  const now = new Date('2026-11-22T12:00:00Z');
  const add = async (id: string, flowId: string, hoursAgo: number, state: string) => {
    fs.mkdirSync(runFolder(id), { recursive: true });
    fs.writeFileSync(traceFile(id), 'x'.repeat(1000));
    const startedAt = new Date(now.getTime() - hoursAgo * 3_600_000);
    await db.run.create({
      data: { id, flowId, revision: 1, document: '{}', state, startedAt, traceBytes: 1000 },
    });
  };
  const { id: a } = await createFlow({ name: 'a' });
  const { id: b } = await createFlow({ name: 'b' });
  await add('a-lives', a, 900, 'running');
  for (const hours of [1, 2, 3, 800]) await add(`a-${hours}`, a, hours, 'completed');
  await add('b-800', b, 800, 'failed');
  const left = async () => (await db.run.findMany({ orderBy: { startedAt: 'desc' } })).map(({ id }) => id);

  expect(await readKeptRuns()).toEqual(USUAL_KEPT_RUNS);
  expect(await clearRuns(now)).toBe(1);
  expect(await left()).toEqual(['a-1', 'a-2', 'a-3', 'b-800', 'a-lives']);
  expect(fs.existsSync(runFolder('a-800'))).toBe(false);
  expect(fs.existsSync(traceFile('b-800'))).toBe(true);

  await changeKeptRuns({ perFlow: 2, days: null, totalBytes: null });
  expect(await readKeptRuns()).toEqual({ perFlow: 2, days: null, totalBytes: null });
  expect(await left()).toEqual(['a-1', 'a-2', 'b-800', 'a-lives']);
});

test('a settings file that makes no sense counts as none', async () => {
  fs.writeFileSync(`${scratch.folder}/kept-runs.json`, '{"perFlow": -3, "days": "x"');
  expect(await readKeptRuns()).toEqual(USUAL_KEPT_RUNS);
  fs.writeFileSync(`${scratch.folder}/kept-runs.json`, '{"perFlow": -3, "days": null, "totalBytes": 5e6}');
  expect(await readKeptRuns()).toEqual({ perFlow: 50, days: null, totalBytes: 5e6 });
});
