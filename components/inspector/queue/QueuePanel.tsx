'use client';
import { useDocument } from '@/components/editor/document.ts';
import { queuePolicy } from '@/components/parts/queue-words.ts';
import type { Id } from '@/flow/document.ts';
import { NameField } from '../NameField.tsx';
import { ProblemList } from '../ProblemList.tsx';
import { Section } from '../Section.tsx';
import { useProblems } from '../use-problems.ts';
import { QueueEnds } from './QueueEnds.tsx';
import { QueueFigures } from './QueueFigures.tsx';
import { QueueRules } from './QueueRules.tsx';
import { QueueTypeField } from './QueueTypeField.tsx';

const shown = ['name', 'capacity', 'timeToLiveMs', 'uniqueBy', 'order', 'order.field', 'type'];

export function QueuePanel({ id }: { id: Id }) {
  const queue = useDocument((state) => state.document.queues[id]);
  const problems = useProblems('queue', id);
  if (!queue) return null;
  return (
    <>
      <Section>
        <p className="text-muted">Queue · {queuePolicy(queue).join(' · ')}</p>
        <ProblemList problems={problems.apart(shown)} />
        <NameField table="queues" id={id} />
      </Section>
      <QueueFigures name={queue.name} />
      <Section title="Rules">
        <QueueRules id={id} />
      </Section>
      <Section title="Messages">
        <QueueTypeField id={id} />
      </Section>
      <QueueEnds id={id} />
    </>
  );
}
