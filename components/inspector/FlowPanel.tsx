'use client';
import { useMemo } from 'react';
import { useDocument } from '@/components/editor/document.ts';
import { useSession } from '@/components/editor/session.ts';
import { countFigure } from '@/components/parts/figure-words.ts';
import { Field } from '@/components/ui/Field.tsx';
import { LongList } from '@/components/ui/LongList.tsx';
import { TextArea } from '@/components/ui/TextArea.tsx';
import { TextField } from '@/components/ui/TextField.tsx';
import { type Flow, type Id, Name } from '@/flow/document.ts';
import { setDescription, setFlowName } from '@/flow/edits/rename.ts';
import { threadsInOrder } from '@/flow/reading-order.ts';
import { ProblemList } from './ProblemList.tsx';
import { RecordLink } from './RecordLink.tsx';
import { Section } from './Section.tsx';
import { selectPlace } from './select-place.ts';
import { FlowTime } from './time/FlowTime.tsx';
import { actorsOn } from './wiring.ts';

/** Nothing is selected: the flow as a whole. */
export function FlowPanel() {
  const flow = useDocument((state) => state.document);
  const problems = useDocument((state) => state.problems);
  const edit = useDocument((state) => state.edit);
  const isEmpty = Object.keys(flow.actors).length === 0;
  const showProblems = () => useSession.getState().set({ dockTab: 'problems' });
  const copies = Object.values(flow.actors).reduce((sum, { copies }) => sum + copies - 1, 0);
  const threads = useMemo(() => threadsInOrder(flow), [flow]);
  const readOnly = useDocument((state) => state.readOnly);
  return (
    <>
      <Section>
        <Field label="Name">
          <TextField
            value={flow.name}
            check={(text) =>
              Name.safeParse(text.trim()).success ? null : 'A name is 1 to 80 characters on one line.'
            }
            onCommit={(text) => edit('Rename the flow', (f) => setFlowName(f, text.trim()))}
          />
        </Field>
        <Field label="Description" labelPlace="above">
          <TextArea
            rows={4}
            placeholder="What it does, for whoever opens it next."
            value={flow.description}
            check={(text) => (text.length > 10_000 ? 'At most 10,000 characters.' : null)}
            onCommit={(text) => edit('Describe the flow', (f) => setDescription(f, text))}
          />
        </Field>
        <p className="text-muted">
          {count(Object.keys(flow.actors).length, 'actor')} ·{' '}
          {count(Object.keys(flow.queues).length, 'queue')} · {count(threads.length + copies, 'thread')}
        </p>
      </Section>
      <FlowTime />
      <Section title="Threads">
        {threads.length === 0 ? <p className="text-muted">None yet. Each new actor brings its own.</p> : null}
        <LongList
          items={threads}
          keyOf={(id) => id}
          heightOf={() => 22.75}
          rowClassName="flex items-center gap-2"
        >
          {(id) => (
            <>
              <RecordLink table="threads" id={id} className="-ml-1" />
              <span className="ml-auto truncate text-muted text-xs">{othersOn(flow, id)}</span>
            </>
          )}
        </LongList>
      </Section>
      <Section
        title={problems.length === 0 ? 'Problems' : `Problems (${problems.length})`}
        action={
          problems.length > 5 ? (
            <button type="button" onClick={showProblems} className="text-accent-text text-xs hover:underline">
              Show all
            </button>
          ) : null
        }
      >
        {problems.length === 0 ? (
          <p className="text-muted">
            {readOnly
              ? 'None.'
              : isEmpty
                ? 'None. Add an actor, and it can run.'
                : 'None. It is ready to run.'}
          </p>
        ) : null}
        <ProblemList problems={problems.slice(0, 5)} onChoose={({ where }) => selectPlace(where)} />
      </Section>
    </>
  );
}

/** The actors of a thread, where they say more than the thread's own name. */
function othersOn(flow: Flow, thread: Id): string {
  const names = actorsOn(flow, thread).map((actor) => flow.actors[actor]?.name);
  return names.length === 1 && names[0] === flow.threads[thread]?.name ? '' : names.join(', ');
}

const count = (n: number, one: string) => `${countFigure(n)} ${one}${n === 1 ? '' : 's'}`;
