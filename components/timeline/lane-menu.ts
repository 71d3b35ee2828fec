/** What can be done with a lane, as its menu lists it. */
import type { MenuItem } from '@/components/ui/menu-item.ts';
import {
  type Arrangement,
  putInGroup,
  toggleCollapsed,
  toggleGroup,
  togglePinned,
} from '@/trace/lanes/lane-arrangement.ts';
import type { GroupNaming } from './GroupNameDialog.tsx';
import { arrange, arrangementOf } from './lane-view.ts';
import { moveLaneBy } from './place-lanes.ts';
import type { LaneLabel } from './trace-messages.ts';

/** @param onName asks for the name of a group: a new one for this lane, or this one's */
export function laneMenu(flow: string, lane: LaneLabel, onName: (naming: GroupNaming) => void): MenuItem[] {
  const change = (to: (now: Arrangement) => Arrangement) => () => arrange(flow, to);
  const { groups } = arrangementOf(flow);
  const { key, name, kind, collapsed, pinned } = lane;
  const moves: MenuItem[] = [
    { label: 'Move up', keys: 'alt+up', onSelect: () => moveLaneBy(flow, key, -1) },
    { label: 'Move down', keys: 'alt+down', onSelect: () => moveLaneBy(flow, key, 1) },
  ];
  if (kind === 'group') {
    const lanes = groups.find((group) => group.name === name)?.lanes ?? [];
    return [
      {
        label: collapsed ? 'Expand group' : 'Collapse group',
        onSelect: change((now) => toggleGroup(now, name)),
      },
      { label: 'Rename group…', onSelect: () => onName({ kind: 'rename', name }) },
      ...moves,
      { kind: 'separator' },
      {
        label: 'Dissolve group',
        onSelect: change((now) => lanes.reduce((all, each) => putInGroup(all, each, null), now)),
      },
    ];
  }
  const own = groups.find(({ lanes }) => lanes.includes(key))?.name ?? null;
  const into = groups
    .filter((group) => group.name !== own)
    .map((group) => ({ label: group.name, onSelect: change((now) => putInGroup(now, key, group.name)) }));
  return [
    {
      ...{ label: collapsed ? 'Expand' : 'Collapse', keys: 'o' },
      onSelect: change((now) => toggleCollapsed(now, key)),
    },
    { label: pinned ? 'Unpin' : 'Pin on top', keys: 'p', onSelect: change((now) => togglePinned(now, key)) },
    ...moves,
    { kind: 'separator' },
    {
      kind: 'submenu',
      label: 'Put in a group',
      items: [...into, { label: 'New group…', onSelect: () => onName({ kind: 'new', lane: key }) }],
    },
    {
      label: own === null ? 'Take out of its group' : `Take out of ${own}`,
      disabled: own === null,
      onSelect: change((now) => putInGroup(now, key, null)),
    },
  ];
}
