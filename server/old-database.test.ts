import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { databaseFile } from './data-folder.ts';
import { database } from './database.ts';
import { getFlow } from './flows/read-flows.ts';
import { getRun, listRuns } from './runs/read-runs.ts';
import { endColumns } from './runs/run-record.ts';
import { scratchData } from './scratch-data.ts';

const root = path.dirname(import.meta.dirname);
const scratch = scratchData();
afterAll(scratch.remove);

const rowsOf = (table: 'Flow' | 'Run') => {
  const opened = new DatabaseSync(databaseFile(), { readOnly: true });
  const rows = opened.prepare(`SELECT * FROM ${table} ORDER BY id`).all();
  opened.close();
  return rows;
};
const migrate = () =>
  execFileSync(process.execPath, [path.join(root, 'scripts', 'migrate.mjs'), 'deploy'], { encoding: 'utf8' });

/** Written by the server of the first migration: three flows, of which one ran to its end, one was stopped and one failed. */
const OLD = path.join(root, 'fixtures', 'databases', 'first.db.gz');

test('a database of the first version is brought up to date, and nothing in it is lost', async () => {
  fs.writeFileSync(databaseFile(), gunzipSync(fs.readFileSync(OLD)));
  const [flows, runs] = [rowsOf('Flow'), rowsOf('Run')];
  expect([flows.length, runs.length]).toEqual([3, 3]);

  expect(migrate()).toContain('applied');
  expect(rowsOf('Flow')).toEqual(flows.map((row) => expect.objectContaining(row)));
  expect(rowsOf('Run')).toEqual(runs.map((row) => expect.objectContaining(row)));
  expect(migrate()).toBe('Up to date.\n');

  // Their failures were never counted, and nobody says that there were none.
  const [threw] = await listRuns('o46qe57pftei62');
  expect(threw).toMatchObject({ state: 'failed', reason: 'Worker: Out of paper', flaws: null });
  expect((await listRuns('dcsbqmiw7wwtos'))[0]).toMatchObject({ state: 'stopped', flaws: null });
  const { id, flaws } = (await listRuns('2nkqld5w5uavmv'))[0] ?? {};
  expect(flaws).toBeNull();
  expect((await getFlow('2nkqld5w5uavmv')).document.name).toBe('Kept for long');

  const counted = { failures: 3, restarts: 2, deadLetters: 1, drops: 0 };
  const data = endColumns({ state: 'completed', reason: null, flaws: counted }, id ?? '');
  await (await database()).run.update({ where: { id }, data });
  expect((await getRun(id ?? '')).flaws).toEqual(counted);
});
