'use client';
import { useDocument } from '@/components/editor/document.ts';
import { Field } from '@/components/ui/Field.tsx';
import { TextField } from '@/components/ui/TextField.tsx';
import type { Id } from '@/flow/document.ts';
import { renameActor, renameQueue, renameThread } from '@/flow/edits/rename.ts';
import { type NamedTable, nameProblem } from '@/flow/names.ts';
import { useEditRecord } from './use-edit-record.ts';
import { useProblems } from './use-problems.ts';

const renames = { actors: renameActor, queues: renameQueue, threads: renameThread };
const kinds = { actors: 'actor', queues: 'queue', threads: 'thread' } as const;

/** The name of an actor, a queue or a thread. A name that cannot be stays in the box, with the reason. */
export function NameField({ table, id }: { table: NamedTable; id: Id }) {
  const name = useDocument((state) => state.document[table][id]?.name ?? '');
  const edit = useEditRecord(table, id);
  const { at } = useProblems(kinds[table], id);
  return (
    <Field label="Name" error={at('name')}>
      <TextField
        value={name}
        check={(text) => nameProblem(useDocument.getState().document, table, text.trim(), id)}
        onCommit={(text) => edit(`Rename ${name}`, (flow) => renames[table](flow, id, text.trim()))}
      />
    </Field>
  );
}
