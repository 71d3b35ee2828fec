/** The list of messages in the order of a column. */

import { fateNames } from '../reading/message-columns.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { valuesOf } from './filter-passes.ts';
import { sortByNumber } from './sort-by-number.ts';

export const sortKeys = [
  'at',
  'id',
  'from',
  'queue',
  'to',
  'held',
  'waited',
  'took',
  'outcome',
  'size',
  'content',
] as const;
export type SortKey = (typeof sortKeys)[number];
export interface MessageSort {
  by: SortKey;
  down: boolean;
}

const SLICE = 1 << 15;

/** `rows` in order of when they were sent; stops from time to time, saying which share is done. */
export function* sortMessages(
  store: TraceStore,
  rows: Uint32Array,
  { by, down }: MessageSort,
): Generator<number, Uint32Array, void> {
  if (by === 'at') return down ? rows.toReversed() : rows;
  if (by === 'content') return yield* sortByContent(store, rows, down);
  const keys = new Float64Array(rows.length);
  const keyOf = keyFor(store, by);
  for (let i = 0; i < rows.length; i++) {
    keys[i] = keyOf(rows[i] as number);
    if ((i + 1) % SLICE === 0) yield 0;
  }
  return yield* sortByNumber(rows, keys, down);
}

function keyFor(store: TraceStore, by: SortKey): (row: number) => number {
  const { head, messages } = store;
  switch (by) {
    case 'from':
    case 'to': {
      const ranks = ranksOf(head.actors);
      const column = messages[by];
      return (row) => ranks[column[row] as number] ?? Number.NaN;
    }
    case 'queue': {
      const ranks = ranksOf(head.queues);
      return (row) => ranks[messages.queue[row] as number] ?? Number.NaN;
    }
    case 'outcome': {
      const ranks = ranksOf(fateNames.map((name) => ({ name })));
      return (row) => ranks[messages.fate[row] as number] as number;
    }
    case 'id':
      return (row) => messages.id[row] as number;
    case 'held':
    case 'waited':
    case 'took':
      return valuesOf(store, by);
    default:
      return valuesOf(store, 'size');
  }
}

/** Place of each name among all of them, in the order that people expect: `worker 2` before `worker 10`. */
function ranksOf(items: readonly { name: string }[]): Float64Array {
  const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const sorted = [...new Set(items.map(({ name }) => name))].sort(compare);
  const rank = new Map(sorted.map((name, i) => [name, i]));
  return Float64Array.from(items, ({ name }) => rank.get(name) as number);
}

/** A merge sort by bytes, as far as they were kept; messages without content come last. */
function* sortByContent(
  store: TraceStore,
  rows: Uint32Array,
  down: boolean,
): Generator<number, Uint32Array, void> {
  const { messages, text } = store;
  const { textAt, textLength } = messages;
  const hasContent = (row: number) => (textLength[row] as number) > 0;
  let from = rows.filter(hasContent);
  yield 0;
  const empty = rows.filter((row) => !hasContent(row));
  yield 0;
  let to = new Uint32Array(from.length);
  const isFirst = (a: number, b: number) => {
    const [x, y] = down ? [b, a] : [a, b];
    const xPage = text.pageOf(textAt[x] as number) as Uint8Array;
    const yPage = text.pageOf(textAt[y] as number) as Uint8Array;
    const xAt = text.offsetOf(textAt[x] as number);
    const yAt = text.offsetOf(textAt[y] as number);
    const shorter = Math.min(textLength[x] as number, textLength[y] as number);
    for (let i = 0; i < shorter; i++) {
      const difference = (xPage[xAt + i] as number) - (yPage[yAt + i] as number);
      if (difference !== 0) return difference < 0;
    }
    return (textLength[x] as number) <= (textLength[y] as number);
  };
  const n = from.length;
  const rounds = Math.ceil(Math.log2(Math.max(2, n)));
  for (let width = 1, round = 0; width < n; width *= 2, round++) {
    for (let low = 0, done = 0; low < n; low += 2 * width) {
      const middle = Math.min(n, low + width);
      const high = Math.min(n, low + 2 * width);
      let a = low;
      let b = middle;
      for (let k = low; k < high; k++) {
        const takeFirst = a < middle && (b >= high || isFirst(from[a] as number, from[b] as number));
        to[k] = from[takeFirst ? a++ : b++] as number;
        if (++done % SLICE === 0) yield (round + k / n) / rounds;
      }
    }
    [from, to] = [to, from];
  }
  const sorted = new Uint32Array(rows.length);
  sorted.set(from);
  sorted.set(empty, n);
  return sorted;
}
