'use client';
import { useDocument } from '@/components/editor/document.ts';
import { ThreadDot } from '@/components/parts/ThreadDot.tsx';
import { Field } from '@/components/ui/Field.tsx';
import { Select, type SelectOption } from '@/components/ui/Select.tsx';
import type { Flow, Id } from '@/flow/document.ts';
import { placeOnOwnThread, placeOnThread } from '@/flow/edits/place-on-thread.ts';
import { RecordLink } from '../RecordLink.tsx';
import { useEditRecord } from '../use-edit-record.ts';
import { actorsOn } from '../wiring.ts';

/** No id looks like this. */
const OWN = '+own';

export function ThreadField({ id }: { id: Id }) {
  const flow = useDocument((state) => state.document);
  const edit = useEditRecord('actors', id);
  const actor = flow.actors[id];
  if (!actor) return null;
  const together = actorsOn(flow, actor.thread).length;
  return (
    <Field
      label="Thread"
      hint={
        together > 1 ? (
          <>
            Shared by {together} actors: <RecordLink table="threads" id={actor.thread} className="text-ink" />
          </>
        ) : undefined
      }
    >
      <Select
        value={actor.thread}
        options={threadOptions(flow, actor.thread, together)}
        onChange={(thread) =>
          thread === OWN
            ? edit(`Give ${actor.name} its own thread`, (f) => placeOnOwnThread(f, [id]))
            : edit(`Place ${actor.name} on ${flow.threads[thread]?.name}`, (f) =>
                Object.hasOwn(f.threads, thread) ? placeOnThread(f, [id], thread) : f,
              )
        }
      />
    </Field>
  );
}

function threadOptions(flow: Flow, current: Id, together: number): SelectOption[] {
  const threads = Object.entries(flow.threads).map(([id, { name, colour }]) => ({
    value: id,
    label: id === current && together === 1 ? `${name} (own)` : name,
    icon: <ThreadDot colour={colour} />,
    hint: actorsOn(flow, id)
      .map((actor) => flow.actors[actor]?.name)
      .join(', '),
  }));
  const own = { value: OWN, label: 'A thread of its own', hint: 'New, named after the actor' };
  return together > 1 ? [...threads, own] : threads;
}
