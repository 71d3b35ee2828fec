'use client';
import { useDocument } from '@/components/editor/document.ts';
import { kindIcon, kindLine } from '@/components/parts/kind-line.ts';
import { PartIcon } from '@/components/parts/PartIcon.tsx';
import type { Id } from '@/flow/document.ts';
import { partOf } from '@/parts/catalogue.ts';
import { NameField } from '../NameField.tsx';
import { ProblemList } from '../ProblemList.tsx';
import { Section } from '../Section.tsx';
import { useProblems } from '../use-problems.ts';
import { ActorFigures } from './ActorFigures.tsx';
import { ActorReads } from './ActorReads.tsx';
import { ActorSends } from './ActorSends.tsx';
import { ActorTime } from './ActorTime.tsx';
import { CopiesField } from './CopiesField.tsx';
import { FailureFields } from './FailureFields.tsx';
import { GroupField } from './GroupField.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { TemplateField } from './TemplateField.tsx';
import { ThreadField } from './ThreadField.tsx';

export function ActorPanel({ id }: { id: Id }) {
  const actor = useDocument((state) => state.document.actors[id]);
  const problems = useProblems('actor', id);
  if (!actor) return null;
  const part = actor.work.kind === 'part' ? partOf(actor.work.part) : undefined;
  const shown = [
    'name',
    'copies',
    'template',
    'group',
    ...(part?.settings ?? []).map(({ key }) => `work.settings.${key}`),
  ];
  const apart = problems.apart(shown);
  return (
    <>
      <Section>
        <p className="flex items-center gap-1.5 text-muted">
          <PartIcon name={kindIcon(actor)} sizePx={14} />
          {kindLine(actor)}
        </p>
        <ProblemList problems={apart} />
        <NameField table="actors" id={id} />
        <ThreadField id={id} />
        <CopiesField id={id} />
        <TemplateField id={id} />
      </Section>
      <ActorFigures name={actor.name} />
      <ActorTime id={id} />
      {part && part.settings.length > 0 ? <SettingsForm id={id} part={part} /> : null}
      <ActorReads id={id} />
      <ActorSends id={id} />
      <Section title="On failure">
        <FailureFields id={id} />
        <GroupField id={id} />
      </Section>
    </>
  );
}
