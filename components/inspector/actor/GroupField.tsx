'use client';
import { useDocument } from '@/components/editor/document.ts';
import { useSession } from '@/components/editor/session.ts';
import { Field } from '@/components/ui/Field.tsx';
import { Select, type SelectOption } from '@/components/ui/Select.tsx';
import type { Flow, Id } from '@/flow/document.ts';
import { groupForRestart, ungroupForRestart } from '@/flow/edits/restart-groups.ts';
import { restartGroups } from '@/flow/restart-groups.ts';
import { useEditRecord } from '../use-edit-record.ts';
import { useProblems } from '../use-problems.ts';

/** No name looks like these: a name has no control characters. */
const ALONE = '\u0000alone';
const NEW = '\u0000new';

/** The restart group of an actor. */
export function GroupField({ id }: { id: Id }) {
  const flow = useDocument((state) => state.document);
  const edit = useEditRecord('actors', id);
  const { at } = useProblems('actor', id);
  const actor = flow.actors[id];
  if (!actor || (actor.template && actor.group === undefined)) return null;
  const { name, group } = actor;
  const members = group === undefined ? [] : (restartGroups(flow).get(group) ?? []);
  const take = (next: string) => {
    if (next === ALONE) edit(`Let ${name} restart alone`, (f) => ungroupForRestart(f, [id]));
    else
      edit(
        `Let ${name} restart with others`,
        (f) => groupForRestart(f, [id], next === NEW ? undefined : next).flow,
      );
  };
  return (
    <Field
      label="Restarts with"
      error={at('group')}
      hint={
        members.length > 1 ? (
          <button
            type="button"
            className="text-left underline decoration-line-strong underline-offset-2 hover:text-ink"
            onClick={() => useSession.getState().select({ actors: members })}
          >
            {members.length} actors begin anew together
          </button>
        ) : undefined
      }
    >
      <Select value={group ?? ALONE} options={options(flow)} onChange={take} />
    </Field>
  );
}

function options(flow: Flow): SelectOption[] {
  const groups = [...restartGroups(flow)].map(([group, members]) => ({
    value: group,
    label: group,
    hint: members.map((member) => flow.actors[member]?.name).join(', '),
  }));
  return [
    { value: ALONE, label: 'Nobody', hint: 'It begins anew by itself.' },
    ...groups,
    { value: NEW, label: 'A new group', hint: 'When one of a group begins anew, all do.' },
  ];
}
