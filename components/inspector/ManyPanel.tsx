'use client';
import { Group, Trash2 } from 'lucide-react';
import { useDocument } from '@/components/editor/document.ts';
import { useSession } from '@/components/editor/session.ts';
import { Button } from '@/components/ui/Button.tsx';
import { groupOnThread, placeOnOwnThread } from '@/flow/edits/place-on-thread.ts';
import { remove } from '@/flow/edits/remove.ts';
import { GroupPart } from './GroupPart.tsx';
import { Section } from './Section.tsx';

const words = (n: number, one: string) => (n === 0 ? [] : [`${n} ${one}${n === 1 ? '' : 's'}`]);

/** Several things are selected. */
export function ManyPanel() {
  const selection = useSession((state) => state.selection);
  const readOnly = useDocument((state) => state.readOnly);
  const threadOf = useDocument((state) => state.document.actors);
  const edit = useDocument((state) => state.edit);
  const { actors, queues, wires, threads } = selection;
  const line = [
    ...words(actors.length, 'actor'),
    ...words(queues.length, 'queue'),
    ...words(wires.length, 'wire'),
    ...words(threads.length, 'thread'),
  ].join(', ');
  const together = new Set(actors.map((id) => threadOf[id]?.thread)).size === 1;
  return (
    <>
      <Section>
        <p className="font-medium">{line} selected</p>
        {readOnly ? null : (
          <div className="flex flex-col items-start gap-2">
            {actors.length > 1 ? (
              <>
                <Button
                  icon={<Group size={14} aria-hidden />}
                  disabled={together}
                  onClick={() =>
                    edit(`Group ${actors.length} actors on one thread`, (f) => groupOnThread(f, actors).flow)
                  }
                >
                  Put the actors on one thread
                </Button>
                <Button
                  onClick={() => edit(`Split ${actors.length} actors`, (f) => placeOnOwnThread(f, actors))}
                >
                  Give each its own thread
                </Button>
              </>
            ) : null}
            <Button
              icon={<Trash2 size={14} aria-hidden />}
              onClick={() => edit(`Delete ${line}`, (f) => remove(f, selection))}
            >
              Delete
            </Button>
          </div>
        )}
      </Section>
      <GroupPart key={actors.join()} actors={actors} />
    </>
  );
}
