'use client';
import { useDocument } from '@/components/editor/document.ts';
import { Field } from '@/components/ui/Field.tsx';
import { Switch } from '@/components/ui/Switch.tsx';
import type { Id } from '@/flow/document.ts';
import { setTemplate } from '@/flow/edits/change-actor.ts';
import { useEditRecord } from '../use-edit-record.ts';
import { useProblems } from '../use-problems.ts';

/** Whether the actor is there from the start, or made by others while the run goes on. */
export function TemplateField({ id }: { id: Id }) {
  const actor = useDocument((state) => state.document.actors[id]);
  const edit = useEditRecord('actors', id);
  const { at } = useProblems('actor', id);
  if (!actor) return null;
  const { name, template = false } = actor;
  return (
    <Field
      label="Template"
      error={at('template')}
      hint={
        template ? (
          <>
            Created while running: <code className="font-mono text-ink">{`ctx.spawn('${name}')`}</code> makes
            an actor of it.
          </>
        ) : (
          'Created while running, by other actors.'
        )
      }
    >
      <Switch
        checked={template}
        onChange={(next) =>
          edit(next ? `Make ${name} a template` : `Start ${name} with the run`, (flow) =>
            setTemplate(flow, id, next),
          )
        }
      />
    </Field>
  );
}
