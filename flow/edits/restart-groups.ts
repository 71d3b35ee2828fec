import type { Flow, Id } from '../document.ts';
import { asName, freeName } from '../names.ts';
import { changeRecord, recordOf } from '../records.ts';
import { groupNameProblem, restartGroups } from '../restart-groups.ts';

/**
 * Puts actors into one group; out of others they are in. `name`: an existing group's, or a new one. Without it a
 * new group is made, named after the first of them. Templates stay out: what is made of them begins anew by itself.
 */
export function groupForRestart(
  flow: Flow,
  actors: readonly Id[],
  name?: string,
): { flow: Flow; group: string | null } {
  const members = actors.filter((id) => recordOf(flow, 'actors', id).template !== true);
  const [first] = members;
  if (first === undefined) return { flow, group: null };
  const taken = new Set(restartGroups(flow).keys());
  const wanted = asName(name ?? `${recordOf(flow, 'actors', first).name} and others`, 'Together');
  const group = name === undefined ? freeName(taken, wanted) : wanted;
  const next = members.reduce((before, id) => changeRecord(before, 'actors', id, { group }), flow);
  return { flow: next, group };
}

/** Takes actors out of their groups: each begins anew by itself. */
export function ungroupForRestart(flow: Flow, actors: Iterable<Id>): Flow {
  let next = flow;
  for (const id of actors) next = changeRecord(next, 'actors', id, { group: undefined });
  return next;
}

/** @throws {RangeError} where `groupNameProblem` gives a reason */
export function renameGroup(flow: Flow, from: string, to: string): Flow {
  if (from === to) return flow;
  const reason = groupNameProblem(flow, to, from);
  if (reason !== null) throw new RangeError(reason);
  return groupForRestart(flow, restartGroups(flow).get(from) ?? [], to).flow;
}
