/**
 * The order in which what waits in a queue will be taken: as the queue's own rule has it where the trace tells what the
 * rule looks at, else as it came about later.
 */
import { type FieldBytes, findField } from '../messages/json-field.ts';
import type { TraceStore } from '../reading/trace-store.ts';

/**
 * What the order goes by:
 *   arrival   who came first is taken first
 *   last      who came last is taken first
 *   priority  the lowest value of the queue's field, then who came first
 *   taken     when each was taken in fact: the fields were not recorded whole; what was never taken comes last
 */
export type TakingOrder = 'arrival' | 'last' | 'priority' | 'taken';

export interface InOrder {
  by: TakingOrder;
  rows: number[];
}

type Rank = number | string | bigint | null;

const names = new TextEncoder();
const words = new TextDecoder();
const found: FieldBytes = { from: 0, to: 0, isString: false };

/** @param arrived rows of messages that wait in the queue, in order of arrival; left as they are */
export function inTakingOrder(store: TraceStore, queue: number, arrived: readonly number[]): InOrder {
  const order = store.head.queues[queue]?.order;
  if (order === undefined) return { by: 'arrival', rows: [...arrived] };
  if (order === 'lifo') return { by: 'last', rows: arrived.toReversed() };
  const path = order.priority.split('.').map((name) => names.encode(name));
  const ranks = new Map<number, Rank>();
  for (const row of arrived) {
    const rank = rankOf(store, row, path);
    if (rank === undefined) return { by: 'taken', rows: byTaken(store, arrived) };
    ranks.set(row, rank);
  }
  const rows = arrived.toSorted((a, b) => compareRanks(ranks.get(a) as Rank, ranks.get(b) as Rank));
  return { by: 'priority', rows };
}

/** Undefined where the trace does not tell. */
function rankOf(store: TraceStore, row: number, path: readonly Uint8Array[]): Rank | undefined {
  const { textAt, textLength } = store.messages;
  const at = textAt[row] as number;
  const bytes = store.text.pageOf(at);
  if (bytes === undefined) return undefined;
  if (!findField(bytes, store.text.offsetOf(at), textLength[row] as number, path, found)) return undefined;
  const text = words.decode(bytes.subarray(found.from, found.to));
  if (found.isString) return textOf(text);
  if (text === 'true' || text === 'false') return Number(text === 'true');
  if (/^-?\d+n$/.test(text)) return BigInt(text.slice(0, -1));
  const number = Number(text);
  return Number.isNaN(number) ? null : number;
}

/** A text between its quotes, escapes as written. */
function textOf(written: string): string {
  if (!written.includes('\\')) return written;
  try {
    return String(JSON.parse(`"${written}"`));
  } catch {
    return written;
  }
}

/** As the runtime's queues compare: numbers before texts, texts before anything else. */
function compareRanks(a: Rank, b: Rank): number {
  const kinds = kindOf(a) - kindOf(b);
  if (kinds !== 0 || a === null || b === null || a === b) return kinds;
  return a < b ? -1 : 1;
}

const kindOf = (rank: Rank) => (rank === null ? 2 : typeof rank === 'string' ? 1 : 0);

function byTaken({ messages: { taken } }: TraceStore, arrived: readonly number[]): number[] {
  const when = (row: number) => {
    const timeNs = taken[row] as number;
    return Number.isNaN(timeNs) ? Number.MAX_VALUE : timeNs;
  };
  return arrived.toSorted((a, b) => when(a) - when(b));
}
