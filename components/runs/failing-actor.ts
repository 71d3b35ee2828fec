import type { Flow, Id } from '@/flow/document.ts';
import type { RunFigures } from '@/trace/moments/figures.ts';

/** The actor a bad end is about: the longest name its reason says, else the only actor that failed. */
export function failingActor(flow: Flow, reason: string | null, figures: RunFigures | null): Id | null {
  const actors = Object.entries(flow.actors);
  const named = actors
    .filter(([, actor]) => holdsName(reason ?? '', actor.name))
    .toSorted((a, b) => b[1].name.length - a[1].name.length);
  if (named[0]) return named[0][0];
  const failed = actors.filter(([, actor]) => (figures?.actors[actor.name]?.failures ?? 0) > 0);
  return failed.length === 1 ? (failed[0]?.[0] ?? null) : null;
}

/** `Count` is not in `Counter threw`. */
function holdsName(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + name.length] ?? ' ';
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}
