'use client';
import { useDocument } from '@/components/editor/document.ts';
import type { Flow, Id } from '@/flow/document.ts';
import type { Table } from '@/flow/records.ts';

export type EditRecord = (label: string, change: (flow: Flow) => Flow, gesture?: string) => void;

/** Edits of one record. They do nothing when it is gone by then: a field commits while its record is being deleted. */
export function useEditRecord(table: Table, id: Id): EditRecord {
  const edit = useDocument((state) => state.edit);
  return (label, change, gesture) =>
    edit(
      label,
      (flow) => (Object.hasOwn(flow[table], id) ? change(flow) : flow),
      gesture === undefined ? undefined : { gesture: `${gesture} ${id}` },
    );
}
