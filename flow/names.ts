/** Names are unique among records of a kind, for people and because plans are keyed by them. */
import { type Flow, type Id, Name } from './document.ts';

export type NamedTable = 'threads' | 'actors' | 'queues';
const MAX = 80;
const ONE: Record<NamedTable, string> = { threads: 'thread', actors: 'actor', queues: 'queue' };

/** Every name in use, with those that copies get when they run: `Counter 1`, and thread `Counter 2`. */
export function takenNames(flow: Flow, table: NamedTable, except?: Id): Set<string> {
  const taken = new Set<string>();
  for (const [id, record] of Object.entries(flow[table])) if (id !== except) taken.add(record.name);
  if (table === 'queues') return taken;
  for (const [id, actor] of Object.entries(flow.actors)) {
    if (actor.copies < 2 || (table === 'actors' && id === except)) continue;
    if (table === 'threads' && actor.thread === except) continue;
    const name = table === 'actors' ? actor.name : flow.threads[actor.thread]?.name;
    if (name !== undefined) for (const copy of copyNames(name, actor.copies)) taken.add(copy);
  }
  return taken;
}

/** Names that run-time copies get; of threads the first keeps its own, but nobody else wants `Counter 1` either. */
export function copyNames(name: string, copies: number): string[] {
  return copies < 2 ? [] : Array.from({ length: copies }, (_, index) => `${name} ${index + 1}`);
}

/** Makes any text a name: one line, not empty, at most 80 characters, no half of an emoji at the end. */
export function asName(text: string, otherwise: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return line === '__proto__' ? otherwise : cut(line, MAX) || otherwise;
}

/**
 * The name wanted, or with the next free number: `Encoder`, `Encoder 2`, `Encoder 3`. Who asks for many hands in
 * `tried`, which remembers how far the numbers of each name are known to be taken.
 */
export function freeName(
  taken: ReadonlySet<string>,
  wanted: string,
  tried = new Map<string, number>(),
): string {
  if (!taken.has(wanted)) return wanted;
  const base = wanted.replace(/ \d{1,6}$/, '') || wanted;
  for (let number = tried.get(base) ?? 2; ; number++) {
    const suffix = ` ${number}`;
    const name = cut(base, MAX - suffix.length) + suffix;
    if (taken.has(name)) continue;
    tried.set(base, number);
    return name;
  }
}

/** Why a record cannot have this name, in a sentence for people; null when it can. */
export function nameProblem(flow: Flow, table: NamedTable, name: string, except?: Id): string | null {
  if (name.trim() === '') return `A ${ONE[table]} needs a name.`;
  if (name.length > MAX) return `A name has at most ${MAX} characters; this one has ${name.length}.`;
  if (!Name.safeParse(name).success) return 'A name is one line of text.';
  if (name === '__proto__') return 'JavaScript keeps the name __proto__ for itself; choose another one.';
  const same = Object.entries(flow[table]).some(([id, record]) => id !== except && record.name === name);
  if (same) return `There is already ${table === 'actors' ? 'an' : 'a'} ${ONE[table]} named ${name}.`;
  if (takenNames(flow, table, except).has(name)) return `A copy will be named ${name} when the flow runs.`;
  return null;
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const short = text.slice(0, length);
  return (/[\uD800-\uDBFF]$/.test(short) ? short.slice(0, -1) : short).trimEnd();
}
