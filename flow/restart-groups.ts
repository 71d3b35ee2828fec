/** Restart groups: actors that begin anew together. A group is a name that its members share, and goes with the last. */
import { type Flow, type Id, Name } from './document.ts';

/** Members by group, in the order of the document. */
export function restartGroups(flow: Flow): Map<string, Id[]> {
  const groups = new Map<string, Id[]>();
  for (const [id, { group }] of Object.entries(flow.actors)) {
    if (group === undefined) continue;
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [id]);
    else members.push(id);
  }
  return groups;
}

/** Why a group cannot have this name, in a sentence for people; null when it can. */
export function groupNameProblem(flow: Flow, name: string, except?: string): string | null {
  if (name.trim() === '') return 'A restart group needs a name.';
  if (!Name.safeParse(name).success) return 'A name is one line of at most 80 characters.';
  if (name === '__proto__') return 'JavaScript keeps the name __proto__ for itself; choose another one.';
  return name !== except && restartGroups(flow).has(name)
    ? `There is already a restart group named ${name}.`
    : null;
}
