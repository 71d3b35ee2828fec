import { type DiffTable, diffFlows } from '@/flow/diff.ts';
import type { Flow } from '@/flow/document.ts';

const NAMES: Partial<Record<DiffTable, [string, string]>> = {
  actors: ['actor', 'actors'],
  queues: ['queue', 'queues'],
  wires: ['wire', 'wires'],
  threads: ['thread', 'threads'],
};

/** How mine differs from theirs: `Mine has 1 more actor, 2 changed queues and other places.` */
export function differenceWords(theirs: Flow, mine: Flow): string {
  const { fields, tables } = diffFlows(theirs, mine);
  const words: string[] = [];
  for (const [table, [one, many]] of Object.entries(NAMES) as [DiffTable, [string, string]][]) {
    const change = tables[table];
    if (!change) continue;
    const say = (count: number, how: string) => {
      if (count > 0) words.push(`${count} ${how} ${count === 1 ? one : many}`);
    };
    say(Object.keys(change.added).length, 'more');
    say(Object.keys(change.removed).length, 'fewer');
    say(Object.keys(change.updated).length, 'changed');
  }
  if (fields.name) words.push('another name');
  if (fields.description) words.push('another description');
  const places = ['layout.actors', 'layout.queues', 'layout.threads'] as const;
  if (words.length === 0 && places.some((table) => tables[table])) words.push('other places');
  if (words.length === 0) return 'Both versions are the same.';
  const last = words.pop();
  return `Mine has ${words.length > 0 ? `${words.join(', ')} and ${last}` : last}.`;
}
