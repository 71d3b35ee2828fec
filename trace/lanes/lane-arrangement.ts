/** How the user wants the lanes: which come first, which stand together, which are folded up. By the run's own names. */

/** `thread ui`, `queue jobs`. */
export type LaneKey = string;
export const laneKey = (kind: 'thread' | 'queue', name: string): LaneKey => `${kind} ${name}`;

export interface LaneGroup {
  name: string;
  lanes: LaneKey[];
  collapsed: boolean;
}

export interface Arrangement {
  /** One row each, whatever they hold. */
  collapsed: LaneKey[];
  /** Stand above all others and do not scroll. */
  pinned: LaneKey[];
  groups: LaneGroup[];
  /** Lanes that are neither pinned nor in a group, as the user put them; empty: as they come. */
  order: LaneKey[];
  /** False hides the queues that are neither pinned nor in a group. */
  queuesShown: boolean;
}

export const asTheyCome: Arrangement = {
  collapsed: [],
  pinned: [],
  groups: [],
  order: [],
  queuesShown: true,
};

const toggled = (list: readonly LaneKey[], key: LaneKey) =>
  list.includes(key) ? list.filter((each) => each !== key) : [...list, key];

export const toggleCollapsed = (all: Arrangement, key: LaneKey): Arrangement => ({
  ...all,
  collapsed: toggled(all.collapsed, key),
});

export const togglePinned = (all: Arrangement, key: LaneKey): Arrangement => ({
  ...all,
  pinned: toggled(all.pinned, key),
});

/** Puts a lane into a group, which is made where there is none of this name; null takes it out. Empty groups go. */
export function putInGroup(all: Arrangement, key: LaneKey, name: string | null): Arrangement {
  const left = all.groups.map((group) => ({ ...group, lanes: group.lanes.filter((each) => each !== key) }));
  const into = left.find((group) => group.name === name);
  if (into !== undefined) into.lanes.push(key);
  else if (name !== null) left.push({ name, lanes: [key], collapsed: false });
  return { ...all, groups: left.filter(({ lanes }) => lanes.length > 0) };
}

export const toggleGroup = (all: Arrangement, name: string): Arrangement => ({
  ...all,
  groups: all.groups.map((group) =>
    group.name === name ? { ...group, collapsed: !group.collapsed } : group,
  ),
});
