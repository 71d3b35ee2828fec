'use client';
import { useDocument } from '@/components/editor/document.ts';
import { Field } from '@/components/ui/Field.tsx';
import { NumberField } from '@/components/ui/NumberField.tsx';
import type { Id } from '@/flow/document.ts';
import { changeActor } from '@/flow/edits/change-actor.ts';
import { useEditRecord } from '../use-edit-record.ts';
import { useProblems } from '../use-problems.ts';

export function CopiesField({ id }: { id: Id }) {
  const actor = useDocument((state) => state.document.actors[id]);
  const thread = useDocument((state) => state.document.threads[actor?.thread ?? '']?.name ?? '');
  const edit = useEditRecord('actors', id);
  const { at } = useProblems('actor', id);
  if (!actor) return null;
  const { copies, name } = actor;
  const threads = copies === 2 ? `${thread} and ${thread} 2` : `${thread}, ${thread} 2 … ${thread} ${copies}`;
  return (
    <Field
      label={actor.template ? 'Threads' : 'Copies'}
      error={at('copies')}
      hint={hintOf(copies, threads, actor.template === true)}
    >
      <NumberField
        value={copies}
        min={1}
        max={64}
        onCommit={(next) =>
          edit(`Set copies of ${name}`, (flow) => changeActor(flow, id, { copies: next }), 'copies')
        }
      />
    </Field>
  );
}

function hintOf(copies: number, threads: string, template: boolean): string | undefined {
  if (copies < 2) return undefined;
  return template
    ? `What is made of it runs on ${threads}, in turn.`
    : `Equal actors on ${threads}; each message goes to one of them.`;
}
