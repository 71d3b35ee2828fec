'use client';
import { Check } from 'lucide-react';
import { useDocument } from '@/components/editor/document.ts';
import { onThreadCss, threadCss } from '@/components/parts/thread-css.ts';
import { Button } from '@/components/ui/Button.tsx';
import { Field } from '@/components/ui/Field.tsx';
import { Tooltip } from '@/components/ui/Tooltip.tsx';
import { type Id, THREAD_COLOURS } from '@/flow/document.ts';
import { recolourThread } from '@/flow/edits/change-thread.ts';
import { placeOnOwnThread } from '@/flow/edits/place-on-thread.ts';
import { NameField } from './NameField.tsx';
import { ProblemList } from './ProblemList.tsx';
import { RecordLink } from './RecordLink.tsx';
import { Section } from './Section.tsx';
import { useEditRecord } from './use-edit-record.ts';
import { useProblems } from './use-problems.ts';
import { actorsOn } from './wiring.ts';

export function ThreadPanel({ id }: { id: Id }) {
  const flow = useDocument((state) => state.document);
  const readOnly = useDocument((state) => state.readOnly);
  const edit = useEditRecord('threads', id);
  const problems = useProblems('thread', id);
  const thread = flow.threads[id];
  if (!thread) return null;
  const actors = actorsOn(flow, id);
  return (
    <>
      <Section>
        <p className="text-muted">Thread</p>
        <ProblemList problems={problems.apart(['name'])} />
        <NameField table="threads" id={id} />
        <Field label="Colour">
          <div className="flex flex-wrap gap-1.5 py-1">
            {THREAD_COLOURS.map((colour) => (
              <Tooltip key={colour} label={colour}>
                <button
                  type="button"
                  aria-label={colour}
                  aria-pressed={colour === thread.colour}
                  disabled={readOnly}
                  onClick={() => edit(`Colour ${thread.name}`, (f) => recolourThread(f, id, colour))}
                  className="flex size-5 items-center justify-center rounded-full"
                  style={{ background: threadCss(colour), color: onThreadCss }}
                >
                  {colour === thread.colour ? <Check size={12} strokeWidth={3} aria-hidden /> : null}
                </button>
              </Tooltip>
            ))}
          </div>
        </Field>
      </Section>
      <Section title={actors.length === 1 ? '1 actor on it' : `${actors.length} actors on it`}>
        <ul>
          {actors.map((actor) => (
            <li key={actor} className="flex h-7 items-center">
              <RecordLink table="actors" id={actor} className="-ml-1" />
            </li>
          ))}
        </ul>
        {actors.length > 1 && !readOnly ? (
          <>
            <p className="text-muted text-xs">
              They take turns: one handles a message while the others await.
            </p>
            <div>
              <Button
                onClick={() => edit(`Split ${thread.name}`, (f) => placeOnOwnThread(f, actors.slice(1)))}
              >
                Give each its own thread
              </Button>
            </div>
          </>
        ) : null}
      </Section>
    </>
  );
}
