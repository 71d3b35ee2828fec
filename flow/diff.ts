/**
 * A change of a document as data: what was added, updated and removed, table by table. Small, because it
 * holds only what differs; its inverse is the undo.
 */
import type { Flow, Id } from './document.ts';
import { isSame } from './is-same.ts';

export interface TableDiff {
  added: Record<Id, unknown>;
  /** Before and after. */
  updated: Record<Id, [unknown, unknown]>;
  removed: Record<Id, unknown>;
}

export const DIFF_TABLES = [
  'threads',
  'actors',
  'queues',
  'wires',
  'layout.actors',
  'layout.queues',
  'layout.threads',
] as const;
export type DiffTable = (typeof DIFF_TABLES)[number];

export interface FlowDiff {
  /** The flow's own fields, before and after. */
  fields: { name?: [string, string]; description?: [string, string] };
  /** Only tables in which something differs. */
  tables: Partial<Record<DiffTable, TableDiff>>;
}

/** What leads from one document to the other. Quick where they share records. */
export function diffFlows(before: Flow, after: Flow): FlowDiff {
  const diff: FlowDiff = { fields: {}, tables: {} };
  for (const field of ['name', 'description'] as const)
    if (before[field] !== after[field]) diff.fields[field] = [before[field], after[field]];
  for (const table of DIFF_TABLES) {
    const difference = diffTable(tableOf(before, table), tableOf(after, table));
    if (difference !== null) diff.tables[table] = difference;
  }
  return diff;
}

export function isEmptyDiff(diff: FlowDiff): boolean {
  return Object.keys(diff.fields).length === 0 && Object.keys(diff.tables).length === 0;
}

/** Makes the change. The document must be one the diff starts from, at least in what the diff touches. */
export function applyDiff(flow: Flow, diff: FlowDiff): Flow {
  if (isEmptyDiff(diff)) return flow;
  let next = { ...flow };
  if (diff.fields.name) next.name = diff.fields.name[1];
  if (diff.fields.description) next.description = diff.fields.description[1];
  for (const table of DIFF_TABLES) {
    const change = diff.tables[table];
    if (change !== undefined) next = withTable(next, table, applyTable(tableOf(flow, table), change));
  }
  return next;
}

export function invertDiff(diff: FlowDiff): FlowDiff {
  const inverse: FlowDiff = { fields: {}, tables: {} };
  for (const field of ['name', 'description'] as const) {
    const change = diff.fields[field];
    if (change) inverse.fields[field] = [change[1], change[0]];
  }
  for (const table of DIFF_TABLES) {
    const change = diff.tables[table];
    if (change === undefined) continue;
    const updated = Object.entries(change.updated).map(([id, [a, b]]) => [id, [b, a]] as const);
    inverse.tables[table] = {
      added: change.removed,
      updated: Object.fromEntries(updated) as TableDiff['updated'],
      removed: change.added,
    };
  }
  return inverse;
}

type Records = Record<Id, unknown>;

function diffTable(before: Records, after: Records): TableDiff | null {
  if (before === after) return null;
  const diff: TableDiff = { added: {}, updated: {}, removed: {} };
  let differs = false;
  for (const [id, record] of Object.entries(after)) {
    if (!Object.hasOwn(before, id)) diff.added[id] = record;
    else if (!isSame(before[id], record)) diff.updated[id] = [before[id], record];
    else continue;
    differs = true;
  }
  for (const [id, record] of Object.entries(before)) {
    if (Object.hasOwn(after, id)) continue;
    diff.removed[id] = record;
    differs = true;
  }
  return differs ? diff : null;
}

function applyTable(records: Records, { added, updated, removed }: TableDiff): Records {
  const next: Records = {};
  for (const [id, record] of Object.entries(records)) {
    if (Object.hasOwn(removed, id)) continue;
    next[id] = Object.hasOwn(updated, id) ? updated[id]?.[1] : record;
  }
  return Object.assign(next, added);
}

function tableOf(flow: Flow, table: DiffTable): Records {
  switch (table) {
    case 'layout.actors':
      return flow.layout.actors;
    case 'layout.queues':
      return flow.layout.queues;
    case 'layout.threads':
      return flow.layout.threads;
    default:
      return flow[table];
  }
}

/** A table only ever gets back records that a table of its kind held. */
function withTable(flow: Flow, table: DiffTable, records: Records): Flow {
  if (!table.startsWith('layout.')) return { ...flow, [table]: records };
  return { ...flow, layout: { ...flow.layout, [table.slice('layout.'.length)]: records } };
}
