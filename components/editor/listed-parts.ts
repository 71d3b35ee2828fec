/** The library as the panel lists it: queues first, then parts by group. */
import { parts } from '@/parts/catalogue.ts';
import type { LibraryItem } from './drag-item.ts';
import { queueKinds } from './queue-kinds.ts';

export interface Listed {
  key: string;
  title: string;
  summary: string;
  /** Name of a lucide icon. */
  icon: string;
  item: LibraryItem;
}

export interface ListedGroup {
  name: string;
  items: Listed[];
}

const queues: ListedGroup = {
  name: 'Queues',
  items: queueKinds.map(({ kind, name, summary, icon }) => ({
    key: kind,
    title: name,
    summary,
    icon,
    item: { kind: 'queue', queue: kind },
  })),
};

const groupNames = [...new Set(parts.map((part) => part.group))];

export const listedGroups: ListedGroup[] = [
  queues,
  ...groupNames.map((name) => ({
    name,
    items: parts
      .filter((part) => part.group === name)
      .map(
        ({ kind, name: title, summary, icon }): Listed => ({
          key: kind,
          title,
          summary,
          icon,
          item: { kind: 'part', part: kind },
        }),
      ),
  })),
];

/** Groups with what contains every word of the search, in its name, its summary or its group's name. */
export function findListed(groups: readonly ListedGroup[], search: string): ListedGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map(({ name, items }) => ({
      name,
      items: items.filter(({ title, summary }) => {
        const text = `${title} ${summary} ${name}`.toLowerCase();
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ items }) => items.length > 0);
}
