'use client';
import { RotateCcw } from 'lucide-react';
import { useDocument } from '@/components/editor/document.ts';
import { Button } from '@/components/ui/Button.tsx';
import { Field } from '@/components/ui/Field.tsx';
import { TextField } from '@/components/ui/TextField.tsx';
import type { Id } from '@/flow/document.ts';
import { groupForRestart, renameGroup, ungroupForRestart } from '@/flow/edits/restart-groups.ts';
import { groupNameProblem, restartGroups } from '@/flow/restart-groups.ts';
import { Section } from './Section.tsx';

/** Restart groups of several actors that are selected. Templates are left out: they are in none. */
export function GroupPart({ actors }: { actors: readonly Id[] }) {
  const flow = useDocument((state) => state.document);
  const readOnly = useDocument((state) => state.readOnly);
  const edit = useDocument((state) => state.edit);
  const able = actors.filter((id) => flow.actors[id] && !flow.actors[id].template);
  if (able.length < 2) return null;
  const groups = new Set(able.map((id) => flow.actors[id]?.group));
  const [group] = groups;
  const together = groups.size === 1 && group !== undefined;
  if (readOnly && !together) return null;
  return (
    <Section title="When one of them fails">
      {together ? (
        <Field label="Group" hint="When one begins anew, all do; when one is stopped, all are.">
          <TextField
            value={group}
            check={(text) => groupNameProblem(useDocument.getState().document, text.trim(), group)}
            onCommit={(text) =>
              edit(`Rename ${group}`, (f) =>
                restartGroups(f).has(group) ? renameGroup(f, group, text.trim()) : f,
              )
            }
          />
        </Field>
      ) : null}
      {readOnly ? null : (
        <div className="flex flex-col items-start gap-2">
          {together ? null : (
            <Button
              icon={<RotateCcw size={14} aria-hidden />}
              onClick={() =>
                edit(`Let ${able.length} actors restart together`, (f) => groupForRestart(f, able).flow)
              }
            >
              Restart them together
            </Button>
          )}
          {[...groups].some((each) => each !== undefined) ? (
            <Button
              onClick={() =>
                edit(`Let ${able.length} actors restart alone`, (f) => ungroupForRestart(f, able))
              }
            >
              Restart each alone
            </Button>
          ) : null}
        </div>
      )}
    </Section>
  );
}
