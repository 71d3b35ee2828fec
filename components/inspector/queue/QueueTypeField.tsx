'use client';
import { useDocument } from '@/components/editor/document.ts';
import { Field } from '@/components/ui/Field.tsx';
import { TextArea } from '@/components/ui/TextArea.tsx';
import type { Id } from '@/flow/document.ts';
import { changeQueue } from '@/flow/edits/change-queue.ts';
import { useEditRecord } from '../use-edit-record.ts';
import { useProblems } from '../use-problems.ts';

export function QueueTypeField({ id }: { id: Id }) {
  const type = useDocument((state) => state.document.queues[id]?.type ?? '');
  const name = useDocument((state) => state.document.queues[id]?.name ?? '');
  const edit = useEditRecord('queues', id);
  const { at } = useProblems('queue', id);
  return (
    <Field
      label="Type"
      labelPlace="above"
      error={at('type')}
      hint="In TypeScript. Code that sends here or reads from here is checked against it."
    >
      <TextArea
        mono
        rows={3}
        placeholder={'{ id: string; size: number }'}
        value={type}
        check={(text) => (text.length > 10_000 ? 'At most 10,000 characters.' : null)}
        onCommit={(text) =>
          edit(`Change the type of ${name}`, (flow) =>
            changeQueue(flow, id, { type: text.trim() || undefined }),
          )
        }
      />
    </Field>
  );
}
