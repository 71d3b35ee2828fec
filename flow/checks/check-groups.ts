import type { Flow } from '../document.ts';
import type { Problem } from '../problem.ts';
import { restartGroups } from '../restart-groups.ts';

export function checkGroups(flow: Flow): Problem[] {
  return [...restartGroups(flow)].flatMap(([group, members]): Problem[] => {
    const [id] = members;
    if (members.length > 1 || id === undefined || flow.actors[id]?.template) return [];
    const where = { kind: 'actor', id, field: 'group' } as const;
    const message = `${flow.actors[id]?.name} is alone in the restart group ${group}. Add others to it, or take it out.`;
    return [{ code: 'actor/alone-in-group', severity: 'warning', where, message }];
  });
}
