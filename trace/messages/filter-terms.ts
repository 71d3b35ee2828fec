/**
 * The filter language: words with spaces between them, all of which must hold. `queue:jobs`, `outcome:error,dropped`,
 * `took>5ms`, `order.id=17`, `"free text"`; a minus in front turns a word round.
 */
import { fateNames } from '../reading/message-columns.ts';

export type Comparison = ':' | '=' | '!=' | '<' | '<=' | '>' | '>=';

/** What can be asked of a message, and of what kind the values are. */
export const filterKeys = {
  queue: 'name',
  actor: 'name',
  from: 'name',
  to: 'name',
  thread: 'name',
  outcome: 'outcome',
  kind: 'kind',
  took: 'duration',
  waited: 'duration',
  held: 'duration',
  at: 'duration',
  size: 'bytes',
  id: 'id',
} as const;
export type FilterKey = keyof typeof filterKeys;

export const outcomes: readonly string[] = fateNames;
export const messageKinds = ['message', 'ask', 'answer', 'timer', 'callback', 'start', 'stop'] as const;

interface Placed {
  /** Of the word in the text. */
  at: number;
  length: number;
  /** True where it must not hold. */
  not: boolean;
}
export type Term = Placed &
  (
    | { on: 'text'; text: string }
    /** `any`: one of these must be it; `queue`, `actor` and the like as they are written. */
    | { on: 'one-of'; key: FilterKey; any: string[] }
    /** Nanoseconds or bytes. */
    | { on: 'number'; key: FilterKey; is: Comparison; value: number }
    /** Of JSON content: the way to a value, and what it is compared with. */
    | { on: 'field'; path: string[]; is: Comparison; value: string }
  );

export interface FilterProblem {
  at: number;
  length: number;
  message: string;
}

export interface Terms {
  terms: Term[];
  problems: FilterProblem[];
}

const WORD = /^(\.?[\p{L}_$][\p{L}\p{N}_$-]*(?:\.[\p{L}\p{N}_$-]+)*)(:|!=|<=|>=|=|<|>)(.*)$/su;
const UNITS: Record<string, number> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  min: 60e9,
  h: 3600e9,
};
const SIZES: Record<string, number> = { b: 1, kb: 1e3, mb: 1e6, kib: 1024, mib: 1048576 };

/** Problems stand at their word; words with a problem are left out of `terms`. */
export function parseTerms(text: string): Terms {
  const found: Terms = { terms: [], problems: [] };
  for (const word of words(text)) {
    const made = termOf(word);
    if (typeof made !== 'string') found.terms.push(made);
    else found.problems.push({ at: word.at, length: word.length, message: made });
  }
  return found;
}

interface Word {
  at: number;
  length: number;
  /** Without quotes around all of it. */
  text: string;
  isQuoted: boolean;
  isOpen: boolean;
  not: boolean;
}

function words(text: string): Word[] {
  const found: Word[] = [];
  for (let i = 0; i < text.length; ) {
    if (/\s/.test(text[i] as string)) {
      i++;
      continue;
    }
    const at = i;
    const not = text[i] === '-' && i + 1 < text.length && !/\s/.test(text[i + 1] as string);
    if (not) i++;
    const isQuoted = text[i] === '"';
    let inside = false;
    let said = '';
    for (; i < text.length && (inside || !/\s/.test(text[i] as string)); i++) {
      if (text[i] === '"') inside = !inside;
      else if (inside && text[i] === '\\' && i + 1 < text.length) said += text[++i];
      else said += text[i];
    }
    found.push({ at, length: i - at, text: said, isQuoted, isOpen: inside, not });
  }
  return found;
}

/** A term, or why it is none. */
function termOf({ at, length, text, isQuoted, isOpen, not }: Word): Term | string {
  const placed = { at, length, not };
  if (isOpen) return 'The closing " is missing.';
  const match = isQuoted ? null : WORD.exec(text);
  if (match === null) return text === '' ? 'Nothing to look for.' : { ...placed, on: 'text', text };
  const [, name = '', is, value = ''] = match as unknown as [string, string, Comparison, string];
  // A minus and `!=` say the same; both at once undo each other.
  if (value === '') return `What ${name} is to be is missing.`;
  const isKey = Object.hasOwn(filterKeys, name);
  if (!isKey) return { ...placed, on: 'field', path: name.replace(/^\./, '').split('.'), is, value };
  const key = name as FilterKey;
  const type = filterKeys[key];
  if (type === 'duration' || type === 'bytes') {
    const number = amount(value, type);
    if (typeof number === 'string') return `${key}: ${number}`;
    return { ...placed, on: 'number', key, is: is === ':' ? '=' : is, value: number };
  }
  if (is !== ':' && is !== '=' && is !== '!=') return `${key} is not a number: write ${key}:${value}`;
  const any = value.split(',').filter((each) => each !== '');
  const known: readonly string[] | null =
    type === 'outcome' ? [...outcomes, 'failed', 'lost'] : type === 'kind' ? messageKinds : null;
  const unknown = known === null ? undefined : any.find((each) => !known.includes(each.toLowerCase()));
  if (unknown !== undefined) return `There is no ${key} “${unknown}”. There are ${known?.join(', ')}.`;
  return { ...placed, not: not !== (is === '!='), on: 'one-of', key, any };
}

function amount(value: string, type: 'duration' | 'bytes'): number | string {
  const match = /^(\d+(?:\.\d+)?)\s*([a-zµμ]*)$/i.exec(value);
  const units = type === 'duration' ? UNITS : SIZES;
  const unit = match?.[2]?.toLowerCase() ?? '';
  const factor = unit === '' ? (type === 'duration' ? undefined : 1) : units[unit];
  if (match === null || factor === undefined)
    return type === 'duration'
      ? `write a time with its unit, such as 5ms, 250us or 1.5s.`
      : `write a size, such as 200, 4kb or 1mb.`;
  return Number(match[1]) * factor;
}
