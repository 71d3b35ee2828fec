'use client';
import { useDocument } from '@/components/editor/document.ts';
import { Field } from '@/components/ui/Field.tsx';
import type { Id } from '@/flow/document.ts';
import { setSetting } from '@/flow/edits/change-actor.ts';
import type { Part } from '@/parts/part.ts';
import { Section } from '../Section.tsx';
import { useEditRecord } from '../use-edit-record.ts';
import { useProblems } from '../use-problems.ts';
import { SettingControl } from './SettingControl.tsx';

const wide = new Set(['lines', 'json']);

/** The settings of an actor's part, as the part describes them. */
export function SettingsForm({ id, part }: { id: Id; part: Part }) {
  const work = useDocument((state) => state.document.actors[id]?.work);
  const name = useDocument((state) => state.document.actors[id]?.name ?? '');
  const edit = useEditRecord('actors', id);
  const { at } = useProblems('actor', id);
  if (work?.kind !== 'part') return null;
  return (
    <Section title={part.name}>
      {part.settings.map((setting) => (
        <Field
          key={setting.key}
          label={setting.label}
          labelPlace={wide.has(setting.kind) ? 'above' : 'beside'}
          hint={setting.hint}
          error={at(`work.settings.${setting.key}`)}
        >
          <SettingControl
            setting={setting}
            value={
              Object.hasOwn(work.settings, setting.key)
                ? (work.settings[setting.key] ?? null)
                : setting.default
            }
            onChange={(value) =>
              edit(
                `Set ${setting.label.toLowerCase()} of ${name}`,
                (flow) =>
                  flow.actors[id]?.work.kind === 'part' ? setSetting(flow, id, setting.key, value) : flow,
                `setting ${setting.key}`,
              )
            }
          />
        </Field>
      ))}
    </Section>
  );
}
