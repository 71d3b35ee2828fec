import fs from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { emptyFlow } from '../../flow/document.ts';
import { serialiseFlow } from '../../flow/serialise.ts';
import { runFolder } from '../data-folder.ts';
import { database } from '../database.ts';
import { Refusal } from '../refusal.ts';
import { scratchData } from '../scratch-data.ts';
import { copySamples } from './copy-samples.ts';
import { createFlow, duplicateFlow, importFlow } from './create-flow.ts';
import { deleteFlow, purgeFlows, restoreFlow } from './delete-flow.ts';
import { flowFile } from './flow-file.ts';
import { getFlow, listFlows } from './read-flows.ts';
import { renameFlow, saveFlow, trustFlow } from './save-flow.ts';

const scratch = scratchData();
afterAll(scratch.remove);

const refusal = async (work: Promise<unknown>): Promise<Refusal> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Refusal);
  return error as Refusal;
};
const DAY_MS = 86_400_000;

test('a flow is created, listed and read back as it was', async () => {
  const made = await createFlow({ document: { ...emptyFlow('Pipeline'), description: 'Of pipes' } });
  expect(made).toMatchObject({ revision: 1, trusted: true, sample: false });
  expect(await getFlow(made.id)).toEqual(made);
  const [first] = await listFlows();
  expect(first).toMatchObject({ id: made.id, name: 'Pipeline', description: 'Of pipes', lastRun: null });
});

test('a save names its revision; a stale one is refused with what stands and changes nothing', async () => {
  const { id, document } = await createFlow({ name: 'Two tabs' });
  const saved = await saveFlow(id, { ...document, description: 'first tab' }, 1);
  expect(saved.revision).toBe(2);
  const stale = await refusal(saveFlow(id, { ...document, description: 'second tab' }, 1));
  expect(stale).toMatchObject({ status: 409, code: 'flow/conflict' });
  expect(stale.body().current).toMatchObject({ revision: 2, document: { description: 'first tab' } });
  expect((await getFlow(id)).document.description).toBe('first tab');
});

test('of many saves from one revision exactly one is taken', async () => {
  const { id, document } = await createFlow({ name: 'Race' });
  const saves = await Promise.allSettled(
    Array.from({ length: 20 }, (_, n) => saveFlow(id, { ...document, description: `save ${n}` }, 1)),
  );
  expect(saves.filter((save) => save.status === 'fulfilled')).toHaveLength(1);
  expect((await getFlow(id)).revision).toBe(2);
});

test('renaming changes the document too, and counts as a save', async () => {
  const { id } = await createFlow({ name: 'Before' });
  expect(await renameFlow(id, 'After')).toMatchObject({ revision: 2, document: { name: 'After' } });
});

test('a duplicate has a name of its own and as much trust', async () => {
  const { id } = await importFlow(serialiseFlow(emptyFlow('Given')));
  const names = [];
  for (let n = 0; n < 3; n++) {
    const copy = await duplicateFlow(id);
    expect(copy.trusted).toBe(false);
    names.push(copy.document.name);
  }
  expect(names).toEqual(['Given copy', 'Given copy 2', 'Given copy 3']);
  const long = await createFlow({ name: 'n'.repeat(80) });
  expect((await duplicateFlow(long.id)).document.name).toHaveLength(80);
});

test('an imported flow is untrusted until it is approved; a file that holds none is refused with problems', async () => {
  const { id, trusted } = await importFlow(serialiseFlow(emptyFlow('From elsewhere')));
  expect(trusted).toBe(false);
  expect((await trustFlow(id)).trusted).toBe(true);
  const bad = await refusal(importFlow('{"format": "other"}'));
  expect(bad.status).toBe(422);
  expect(bad.problems?.length).toBeGreaterThan(0);
});

test('what is downloaded can be imported and is the same document', async () => {
  const { id, document } = await createFlow({ name: 'Größe & Zahl' });
  const file = await flowFile(id);
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="grosse-zahl.flow.json"');
  expect((await importFlow(await file.text())).document).toEqual(document);
});

test('a deletion can be taken back for a week; then flow, runs and their folders are gone', async () => {
  const { id, document } = await createFlow({ name: 'Short-lived' });
  const db = await database();
  await db.run.create({
    data: { id: 'run-of-it', flowId: id, revision: 1, document: '{}', state: 'completed' },
  });
  fs.mkdirSync(runFolder('run-of-it'), { recursive: true });
  await deleteFlow(id);
  expect((await refusal(getFlow(id))).status).toBe(404);
  expect((await refusal(saveFlow(id, document, 1))).status).toBe(404);
  expect((await listFlows()).map((flow) => flow.id)).not.toContain(id);
  expect((await restoreFlow(id)).document.name).toBe('Short-lived');
  await deleteFlow(id);
  expect(await purgeFlows(new Date(Date.now() + 6 * DAY_MS))).toBe(0);
  expect(await purgeFlows(new Date(Date.now() + 8 * DAY_MS))).toBe(1);
  expect((await refusal(restoreFlow(id))).status).toBe(404);
  expect(await db.run.count({ where: { flowId: id } })).toBe(0);
  expect(fs.existsSync(runFolder('run-of-it'))).toBe(false);
});

test('samples go into an empty database alone', async () => {
  expect(await copySamples()).toBe(0);
  await (await database()).flow.deleteMany();
  const folder = path.join(scratch.folder, 'samples');
  fs.mkdirSync(folder);
  for (const name of ['1-first', '2-second'])
    fs.writeFileSync(path.join(folder, `${name}.flow.json`), serialiseFlow(emptyFlow(name)));
  expect(await copySamples(folder)).toBe(2);
  expect((await listFlows()).map(({ name, sample, trusted }) => ({ name, sample, trusted }))).toEqual([
    { name: '1-first', sample: true, trusted: true },
    { name: '2-second', sample: true, trusted: true },
  ]);
});
