'use client';
import { useDocument } from '@/components/editor/document.ts';
import { failureWords } from '@/components/parts/failure-words.ts';
import { Field } from '@/components/ui/Field.tsx';
import { NumberField } from '@/components/ui/NumberField.tsx';
import { Select } from '@/components/ui/Select.tsx';
import type { Id, OnFailure } from '@/flow/document.ts';
import { changeActor } from '@/flow/edits/change-actor.ts';
import { useEditRecord } from '../use-edit-record.ts';

const kinds = ['restart', 'skip', 'stop-actor', 'stop-run'] as const;
const options = kinds.map((kind) => ({
  value: kind,
  label: failureWords[kind].long,
  hint: failureWords[kind].meaning,
}));

export function FailureFields({ id }: { id: Id }) {
  const actor = useDocument((state) => state.document.actors[id]);
  const edit = useEditRecord('actors', id);
  if (!actor) return null;
  const { onFailure, name } = actor;
  const take = (next: OnFailure, gesture?: string) =>
    edit(
      `Change what happens when ${name} fails`,
      (flow) => changeActor(flow, id, { onFailure: next }),
      gesture,
    );
  return (
    <>
      <Field label="When it throws">
        <Select
          value={onFailure.kind}
          options={options}
          onChange={(kind) => {
            if (kind !== onFailure.kind)
              take(kind === 'restart' ? { kind, times: 3, seconds: 10 } : { kind });
          }}
        />
      </Field>
      {onFailure.kind === 'restart' ? (
        <>
          <Field label="At most">
            <NumberField
              value={onFailure.times}
              min={1}
              max={1000}
              unit="times"
              onCommit={(times) => take({ ...onFailure, times }, 'restart times')}
            />
          </Field>
          <Field label="Within">
            <NumberField
              value={onFailure.seconds}
              min={0.001}
              max={86_400}
              whole={false}
              unit="s"
              onCommit={(seconds) => take({ ...onFailure, seconds }, 'restart seconds')}
            />
          </Field>
        </>
      ) : null}
    </>
  );
}
