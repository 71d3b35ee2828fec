/** Commands about restart groups, for the actors selected. */
import type { Command } from '@/components/editor/commands.ts';
import { useDocument } from '@/components/editor/document.ts';
import { useSession } from '@/components/editor/session.ts';
import { groupForRestart, ungroupForRestart } from '@/flow/edits/restart-groups.ts';

const chosen = () => {
  const { document, readOnly } = useDocument.getState();
  if (readOnly) return [];
  return useSession.getState().selection.actors.flatMap((id) => {
    const actor = document.actors[id];
    return actor === undefined || actor.template ? [] : [{ id, group: actor.group }];
  });
};

export function groupCommands(): Command[] {
  const { edit } = useDocument.getState();
  return [
    {
      id: 'canvas.restart-together',
      title: 'Restart together',
      group: 'Canvas',
      scope: 'canvas',
      enabled: () => {
        const groups = new Set(chosen().map(({ group }) => group));
        return chosen().length > 1 && (groups.size > 1 || groups.has(undefined));
      },
      run: () => {
        const ids = chosen().map(({ id }) => id);
        edit(`Let ${ids.length} actors restart together`, (flow) => groupForRestart(flow, ids).flow);
      },
    },
    {
      id: 'canvas.restart-alone',
      title: 'Restart each alone',
      group: 'Canvas',
      scope: 'canvas',
      enabled: () => chosen().some(({ group }) => group !== undefined),
      run: () => {
        const ids = chosen().map(({ id }) => id);
        edit('Let actors restart alone', (flow) => ungroupForRestart(flow, ids));
      },
    },
  ];
}
