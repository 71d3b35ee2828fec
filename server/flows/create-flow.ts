import type { FlowRecord } from '../../api/types.ts';
import { emptyFlow, type Flow } from '../../flow/document.ts';
import { parseFlow } from '../../flow/parse.ts';
import { database } from '../database.ts';
import { newId } from '../new-id.ts';
import { Refusal } from '../refusal.ts';
import { documentOf, flowRecord } from './flow-record.ts';
import { standingFlow } from './read-flows.ts';

/** What the user drew or a script made: trusted, for who calls the API could run it anyway. */
export function createFlow(from: { name?: string; document?: Flow }): Promise<FlowRecord> {
  const document = from.document ?? emptyFlow(from.name ?? 'Untitled flow');
  return keep(from.name ? { ...document, name: from.name } : document, { trusted: true });
}

/** A file that may come from anyone: it can be read, and runs only once the user has approved it. */
export async function importFlow(text: string): Promise<FlowRecord> {
  const parsed = parseFlow(text);
  if (parsed.problems)
    throw new Refusal(422, 'flow/unreadable', 'This file does not hold a flow that can be opened.', {
      problems: parsed.problems,
    });
  return keep(parsed.flow, { trusted: false });
}

export async function duplicateFlow(id: string): Promise<FlowRecord> {
  const row = await standingFlow(id);
  return keep({ ...documentOf(row), name: await freeCopyName(row.name) }, { trusted: row.trusted });
}

export async function addSample(document: Flow, updatedAt: Date): Promise<FlowRecord> {
  return keep(document, { trusted: true, sample: true, updatedAt });
}

async function keep(
  document: Flow,
  marks: { trusted: boolean; sample?: boolean; updatedAt?: Date },
): Promise<FlowRecord> {
  const { name, description } = document;
  const row = await (await database()).flow.create({
    data: { id: newId(), name, description, document: JSON.stringify(document), ...marks },
  });
  return flowRecord(row);
}

const NAME_LENGTH = 80;

/** `Name copy`, `Name copy 2`, … : the first that no flow has. */
async function freeCopyName(name: string): Promise<string> {
  const stem = name.replace(/ copy( \d+)?$/, '');
  const rows = await (await database()).flow.findMany({ where: { deletedAt: null }, select: { name: true } });
  const taken = new Set(rows.map((row) => row.name));
  for (let n = 1; ; n++) {
    const ending = n === 1 ? ' copy' : ` copy ${n}`;
    const candidate = stem.slice(0, NAME_LENGTH - ending.length) + ending;
    if (!taken.has(candidate)) return candidate;
  }
}
