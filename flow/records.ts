/** Reading and replacing single records. Untouched records keep their identity, so that a screen can tell. */
import type { Flow, Id } from './document.ts';

export const TABLES = ['threads', 'actors', 'queues', 'wires'] as const;
export type Table = (typeof TABLES)[number];
export type RecordOf<T extends Table> = Flow[T][string];

/** @throws {RangeError} when the flow has no such record: the caller holds a stale id. */
export function recordOf<T extends Table>(flow: Flow, table: T, id: Id): RecordOf<T> {
  const record = Object.hasOwn(flow[table], id) ? (flow[table] as Record<Id, RecordOf<T>>)[id] : undefined;
  if (record === undefined) throw new RangeError(`the flow has nothing called ${id} among its ${table}`);
  return record;
}

export function withRecord<T extends Table>(flow: Flow, table: T, id: Id, record: RecordOf<T>): Flow {
  return { ...flow, [table]: { ...flow[table], [id]: record } };
}

/** The table without some of its keys; the same table when none of them is in it. */
export function without<T>(table: Record<Id, T>, ids: ReadonlySet<Id>): Record<Id, T> {
  const entries = Object.entries(table);
  const left = entries.filter(([id]) => !ids.has(id));
  return left.length === entries.length ? table : Object.fromEntries(left);
}

/** Changes fields of one record; the same flow when nothing differs. A field set to undefined goes away. */
export function changeRecord<T extends Table>(
  flow: Flow,
  table: T,
  id: Id,
  change: Partial<RecordOf<T>>,
): Flow {
  const before = recordOf(flow, table, id) as Record<string, unknown>;
  const after: Record<string, unknown> = { ...before };
  let changed = false;
  for (const [field, value] of Object.entries(change)) {
    if (before[field] === value) continue;
    changed = true;
    if (value === undefined) delete after[field];
    else after[field] = value;
  }
  return changed ? withRecord(flow, table, id, after as RecordOf<T>) : flow;
}
