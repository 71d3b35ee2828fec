'use client';
import { useDocument } from '@/components/editor/document.ts';
import { RecordLink } from '../RecordLink.tsx';
import { idOfName } from './id-of-name.ts';

/** A name from the trace, as a way to what bears it in the flow; plain text where the flow has changed since. */
export function NamedLink({ table, name }: { table: 'actors' | 'queues'; name: string | null }) {
  const id = useDocument((state) => (name === null ? undefined : idOfName(state.document, table, name)));
  if (name === null) return <span className="text-muted">the run itself</span>;
  if (id === undefined) return <span>{name}</span>;
  return <RecordLink table={table} id={id} className="-ml-1" />;
}
