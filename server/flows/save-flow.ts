import type { FlowRecord } from '../../api/types.ts';
import type { Flow } from '../../flow/document.ts';
import { database } from '../database.ts';
import { Refusal } from '../refusal.ts';
import { documentOf, flowRecord } from './flow-record.ts';
import { standingFlow } from './read-flows.ts';

/** Writes where id and revision match; else refuses with 409 and what stands, so that nothing is lost. */
export async function saveFlow(
  id: string,
  document: Flow,
  revision: number,
): Promise<{ revision: number; updatedAt: string }> {
  const db = await database();
  const updatedAt = new Date();
  const { name, description } = document;
  const written = await db.flow.updateMany({
    where: { id, revision, deletedAt: null },
    data: {
      name,
      description,
      document: JSON.stringify(document),
      revision: revision + 1,
      updatedAt,
    },
  });
  if (written.count === 1) return { revision: revision + 1, updatedAt: updatedAt.toISOString() };
  const current = flowRecord(await standingFlow(id));
  throw new Refusal(
    409,
    'flow/conflict',
    `This flow was saved elsewhere: revision ${current.revision} stands, and this save began from ${revision}.`,
    { extra: { current } },
  );
}

/** The name is part of the document, so that this is a save like any other. */
export async function renameFlow(id: string, name: string): Promise<FlowRecord> {
  const row = await standingFlow(id);
  await saveFlow(id, { ...documentOf(row), name }, row.revision);
  return flowRecord(await standingFlow(id));
}

/** The user has read an imported flow and lets it run. */
export async function trustFlow(id: string): Promise<FlowRecord> {
  const row = await standingFlow(id);
  const db = await database();
  return flowRecord(await db.flow.update({ where: { id: row.id }, data: { trusted: true } }));
}
