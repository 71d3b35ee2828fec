/** What differs between the contents of two messages. */
import type { JsonNode } from './json-tree.ts';

export interface Difference {
  path: string;
  /** What stands there in the first and in the second; null where nothing does. */
  before: string | null;
  after: string | null;
}

/** Plain values that are not the same, in the order of the second; what only the first has stands last of its object. */
export function differences(before: JsonNode, after: JsonNode): Difference[] {
  const isPlain = ({ kind }: JsonNode) => kind !== 'object' && kind !== 'list';
  if (isPlain(before) || isPlain(after) || before.kind !== after.kind)
    return before.kind === after.kind && before.words === after.words
      ? []
      : [{ path: after.path, before: wholeOf(before), after: wholeOf(after) }];
  const found: Difference[] = [];
  const old = new Map(before.children.map((child) => [child.name, child]));
  for (const child of after.children) {
    const was = old.get(child.name);
    if (was === undefined) found.push({ path: child.path, before: null, after: wholeOf(child) });
    else found.push(...differences(was, child));
    old.delete(child.name);
  }
  for (const gone of old.values()) found.push({ path: gone.path, before: wholeOf(gone), after: null });
  return found;
}

/** As JSON writes it, on one line. */
function wholeOf({ kind, words, children }: JsonNode): string {
  if (kind === 'object')
    return `{${children.map((child) => `${JSON.stringify(child.name)}:${wholeOf(child)}`).join(',')}}`;
  return kind === 'list' ? `[${children.map(wholeOf).join(',')}]` : words;
}
