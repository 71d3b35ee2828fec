/**
 * Where lanes stand among each other, as the user puts them. A lane stands in one of three places: among the pinned ones,
 * in a group, or loose below; a group stands among groups. `loose` is always the loose lanes as they stand now.
 */
import type { Arrangement, LaneKey } from './lane-arrangement.ts';

export const groupKey = (name: string): LaneKey => `group ${name}`;

/** Lanes in the order that was wanted; one that it does not know comes after the one it follows by itself. */
export function inOrder(byItself: readonly LaneKey[], wanted: readonly LaneKey[]): LaneKey[] {
  if (wanted.length === 0) return [...byItself];
  const there = new Set(byItself);
  const ordered = wanted.filter((key) => there.has(key));
  const known = new Set(ordered);
  for (const [i, key] of byItself.entries()) {
    if (known.has(key)) continue;
    const before = byItself[i - 1];
    ordered.splice(before === undefined ? 0 : ordered.indexOf(before) + 1, 0, key);
    known.add(key);
  }
  return ordered;
}

/** Moves a lane or a group by one place among those that it stands among; at the end of them nothing changes. */
export function moveLane(all: Arrangement, loose: readonly LaneKey[], key: LaneKey, by: -1 | 1): Arrangement {
  const moved = (list: readonly LaneKey[]) => swapped(list, list.indexOf(key), by);
  if (all.pinned.includes(key)) return { ...all, pinned: moved(all.pinned) };
  const isGroup = all.groups.findIndex(({ name }) => groupKey(name) === key);
  if (isGroup >= 0) return { ...all, groups: swapped(all.groups, isGroup, by) };
  if (all.groups.some(({ lanes }) => lanes.includes(key)))
    return {
      ...all,
      groups: all.groups.map((group) => ({
        ...group,
        lanes: group.lanes.includes(key) ? moved(group.lanes) : group.lanes,
      })),
    };
  return loose.includes(key) ? { ...all, order: moved(loose) } : all;
}

function swapped<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const changed = [...list];
  const [one, other] = [list[at], list[at + by]];
  if (one === undefined || other === undefined) return changed;
  changed[at] = other;
  changed[at + by] = one;
  return changed;
}

/**
 * Puts a lane before or after another, where that stands: it is pinned, grouped or loose as that is. After the head of a
 * group it is the group's first. A group is put among groups alone.
 */
export function placeLane(
  all: Arrangement,
  loose: readonly LaneKey[],
  key: LaneKey,
  target: LaneKey,
  isAfter: boolean,
): Arrangement {
  if (key === target) return all;
  const into = all.groups.findIndex(({ name, lanes }) => groupKey(name) === target || lanes.includes(target));
  const own = all.groups.findIndex(({ name }) => groupKey(name) === key);
  if (own >= 0) return into < 0 ? all : { ...all, groups: placed(all.groups, own, into, isAfter) };
  const without = (list: readonly LaneKey[]) => list.filter((each) => each !== key);
  const beside = (list: readonly LaneKey[]) => {
    const left = without(list);
    left.splice(left.indexOf(target) + (isAfter ? 1 : 0), 0, key);
    return left;
  };
  const isHead = into >= 0 && groupKey(all.groups[into]?.name ?? '') === target;
  const groups = all.groups.map((group, at) => ({
    ...group,
    lanes: at !== into ? without(group.lanes) : isHead ? [key, ...without(group.lanes)] : beside(group.lanes),
  }));
  const isPinned = all.pinned.includes(target);
  const isLoose = into < 0 && !isPinned;
  if (isLoose && !loose.includes(target)) return all;
  return {
    ...all,
    pinned: isPinned ? beside(all.pinned) : without(all.pinned),
    groups: groups.filter(({ lanes }) => lanes.length > 0),
    order: isLoose ? beside(loose) : all.order,
  };
}

function placed<T>(list: readonly T[], from: number, target: number, isAfter: boolean): T[] {
  if (from === target) return [...list];
  const moved = list[from] as T;
  const left = list.filter((_, at) => at !== from);
  left.splice(left.indexOf(list[target] as T) + (isAfter ? 1 : 0), 0, moved);
  return left;
}

/** Gives a group another name; one that another group has makes them one. */
export function renameGroup(all: Arrangement, name: string, wanted: string): Arrangement {
  if (name === wanted) return all;
  const renamed = all.groups.find((group) => group.name === name);
  if (renamed === undefined) return all;
  const other = all.groups.some((group) => group.name === wanted);
  return {
    ...all,
    groups: other
      ? all.groups
          .filter((group) => group !== renamed)
          .map((group) =>
            group.name === wanted ? { ...group, lanes: [...group.lanes, ...renamed.lanes] } : group,
          )
      : all.groups.map((group) => (group === renamed ? { ...group, name: wanted } : group)),
  };
}

/** What was kept of an arrangement; null where it makes no sense. */
export function parseArrangement(kept: unknown): Arrangement | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const { collapsed, pinned, order, groups, queuesShown } = kept as Partial<
    Record<keyof Arrangement, unknown>
  >;
  if (!isKeys(collapsed) || !isKeys(pinned) || !isKeys(order) || !Array.isArray(groups)) return null;
  const isGroup = (group: unknown): group is Arrangement['groups'][number] => {
    const { name, lanes, collapsed: is } = (group ?? {}) as Record<string, unknown>;
    return typeof name === 'string' && isKeys(lanes) && typeof is === 'boolean';
  };
  if (!groups.every(isGroup)) return null;
  return { collapsed, pinned, order, groups, queuesShown: queuesShown !== false };
}

const isKeys = (list: unknown): list is LaneKey[] =>
  Array.isArray(list) && list.every((key) => typeof key === 'string');
