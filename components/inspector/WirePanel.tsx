'use client';
import { useDocument } from '@/components/editor/document.ts';
import { Button } from '@/components/ui/Button.tsx';
import { Field } from '@/components/ui/Field.tsx';
import { NumberField } from '@/components/ui/NumberField.tsx';
import { Switch } from '@/components/ui/Switch.tsx';
import type { Id } from '@/flow/document.ts';
import { disconnect, setAsk, setPriority } from '@/flow/edits/change-wire.ts';
import { ProblemList } from './ProblemList.tsx';
import { RecordLink } from './RecordLink.tsx';
import { Section } from './Section.tsx';
import { useEditRecord } from './use-edit-record.ts';
import { useProblems } from './use-problems.ts';

export function WirePanel({ id }: { id: Id }) {
  const wire = useDocument((state) => state.document.wires[id]);
  const takes = useDocument((state) => state.document.actors[wire?.actor ?? '']?.takes);
  const readOnly = useDocument((state) => state.readOnly);
  const edit = useEditRecord('wires', id);
  const problems = useProblems('wire', id);
  if (!wire) return null;
  const actor = <RecordLink table="actors" id={wire.actor} className="-ml-1 h-7" />;
  const queue = <RecordLink table="queues" id={wire.queue} className="-ml-1 h-7" />;
  return (
    <Section>
      <p className="text-muted">{wire.kind === 'send' ? 'Wire that sends' : 'Wire that reads'}</p>
      <ProblemList problems={problems.all} />
      <Field label="From">{wire.kind === 'send' ? actor : queue}</Field>
      {wire.kind === 'send' ? (
        <Field label="Port">
          <span className="flex h-7 items-center font-mono text-xs">{wire.port}</span>
        </Field>
      ) : null}
      <Field label="To">{wire.kind === 'send' ? queue : actor}</Field>
      {wire.kind === 'send' ? (
        <Field label="Ask" hint="Drawn both ways: the receiver's answers come back to the sender.">
          <Switch
            checked={wire.ask}
            onChange={(ask) =>
              edit(ask ? 'Let answers come back' : 'Send one way', (f) => setAsk(f, id, ask))
            }
          />
        </Field>
      ) : (
        <Field
          label="Priority"
          hint={
            takes === 'by-priority'
              ? 'The lowest number is looked at first.'
              : 'Counts once the actor takes by priority.'
          }
        >
          <NumberField
            value={wire.priority}
            min={0}
            max={99}
            onCommit={(priority) =>
              edit('Change the priority', (f) => setPriority(f, id, priority), 'priority')
            }
          />
        </Field>
      )}
      {readOnly ? null : (
        <div className="pt-1">
          <Button onClick={() => edit('Cut the wire', (f) => disconnect(f, [id]))}>Cut the wire</Button>
        </div>
      )}
    </Section>
  );
}
