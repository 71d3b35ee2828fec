/** A filter as passes over the columns: each strikes out the messages for which its word does not hold. */
import { SentFlag } from '../../runtime/protocol/trace-file.ts';
import { Fate, fateNames } from '../reading/message-columns.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { contentPass, type Verdicts } from './content-pass.ts';
import type { Pass } from './filter-pass.ts';
import type { FilterKey, FilterProblem, Term } from './filter-terms.ts';
import { kindOf, shortId } from './message-detail.ts';
import { numberAbove, numberBelow } from './next-number.ts';

type Column = 'from' | 'to' | 'queue' | 'fate' | 'flags';

/** All of what is named must hold; within a list, any. Names as the flow has them: `Encoder` means all its copies. */
export interface NamedFilter {
  /** Sender or receiver. */
  actors?: string[];
  queues?: string[];
  /** Thread of the sender or of the receiver. */
  threads?: string[];
  /** Also what starts and stops actors; false by default. */
  lifecycle?: boolean;
}

export function namedPasses(store: TraceStore, filter: NamedFilter): Pass[] {
  const passes: Pass[] = [];
  const { queues, actors, threads } = filter;
  if (!filter.lifecycle)
    passes.push(
      tablePass(
        store,
        ['flags'],
        flagTable((flags) => (flags & (SentFlag.start | SentFlag.stop)) === 0),
      ),
    );
  if (queues?.length) passes.push(tablePass(store, ['queue'], queueTable(store, queues)));
  if (actors?.length) passes.push(tablePass(store, ['from', 'to'], actorTable(store, actors)));
  if (threads?.length) passes.push(tablePass(store, ['from', 'to'], threadTable(store, threads)));
  return passes;
}

/** @param verdicts of earlier searches for the same content */
export function termPass(store: TraceStore, term: Term, verdicts: Verdicts): Pass {
  switch (term.on) {
    case 'text':
    case 'field':
      return contentPass(store, term, verdicts);
    case 'number':
      return numberPass(store, term);
    case 'one-of':
      return oneOfPass(store, term);
  }
}

/** What is wrong with a word in this run: names that it does not have. */
export function termProblem({ head }: TraceStore, term: Term): FilterProblem | null {
  if (term.on !== 'one-of') return null;
  const { key, any, at, length } = term;
  const known =
    key === 'queue'
      ? head.queues.map(({ name }) => name)
      : key === 'thread'
        ? head.threads.map(({ name }) => name)
        : key === 'actor' || key === 'from' || key === 'to'
          ? head.actors.flatMap(({ name, actor }) => [name, actor])
          : null;
  const lower = new Set(known?.map((name) => name.toLowerCase()));
  const missing = known === null ? undefined : any.find((name) => !lower.has(name.toLowerCase()));
  if (missing === undefined) return null;
  const what = key === 'queue' || key === 'thread' ? key : 'actor';
  return { at, length, message: `This run has no ${what} “${missing}”.` };
}

function oneOfPass(store: TraceStore, { key, any, not }: Extract<Term, { on: 'one-of' }>): Pass {
  const names = any.map((name) => name.toLowerCase());
  switch (key) {
    case 'queue':
      return tablePass(store, ['queue'], queueTable(store, any), not);
    case 'thread':
      return tablePass(store, ['from', 'to'], threadTable(store, any), not);
    case 'from':
      return tablePass(store, ['from'], actorTable(store, any), not);
    case 'to':
      return tablePass(store, ['to'], actorTable(store, any), not);
    case 'outcome':
      return tablePass(store, ['fate'], fateTable(names), not);
    case 'kind':
      return tablePass(
        store,
        ['flags'],
        flagTable((flags) => names.includes(kindOf(flags))),
        not,
      );
    case 'id':
      return idPass(store, any, not);
    default:
      return tablePass(store, ['from', 'to'], actorTable(store, any), not);
  }
}

/**
 * Loops of their own for each kind of column: one loop over arrays of several kinds is half as fast. Tables begin with
 * the entry for none, -1; those of `fate` and `flags` with that of 0.
 */
function tablePass(store: TraceStore, columns: Column[], table: Uint8Array, not = false): Pass {
  const flip = not ? 1 : 0;
  const [first = 'from', second] = columns;
  if (first === 'fate' || first === 'flags')
    return (keep, from, to) => {
      const a = store.messages[first];
      for (let row = from; row < to; row++)
        keep[row] = (keep[row] as number) & ((table[a[row] as number] as number) ^ flip);
    };
  if (second === undefined)
    return (keep, from, to) => {
      const a = store.messages[first];
      for (let row = from; row < to; row++)
        keep[row] = (keep[row] as number) & ((table[(a[row] as number) + 1] as number) ^ flip);
    };
  return (keep, from, to) => {
    const a = store.messages[first];
    const b = store.messages[second];
    for (let row = from; row < to; row++)
      keep[row] =
        (keep[row] as number) &
        (((table[(a[row] as number) + 1] as number) | (table[(b[row] as number) + 1] as number)) ^ flip);
  };
}

const tableOf = <T>(items: readonly T[], has: (item: T) => boolean) =>
  Uint8Array.from([0, ...items.map((item) => (has(item) ? 1 : 0))]);
const isOneOf = (names: readonly string[]) => {
  const lower = new Set(names.map((name) => name.toLowerCase()));
  return (name: string) => lower.has(name.toLowerCase());
};
const queueTable = ({ head }: TraceStore, names: readonly string[]) => {
  const has = isOneOf(names);
  return tableOf(head.queues, ({ name }) => has(name));
};
const actorTable = ({ head }: TraceStore, names: readonly string[]) => {
  const has = isOneOf(names);
  return tableOf(head.actors, ({ name, actor }) => has(name) || has(actor));
};
const threadTable = ({ head }: TraceStore, names: readonly string[]) => {
  const has = isOneOf(names);
  return tableOf(head.actors, ({ thread }) => has(head.threads[thread]?.name ?? ''));
};
const fateTable = (names: readonly string[]) =>
  Uint8Array.from(fateNames, (name, fate) => {
    const failed = names.includes('failed') && fate === Fate.error;
    const lost = names.includes('lost') && fate >= Fate.dropped;
    return names.includes(name) || failed || lost ? 1 : 0;
  });
const flagTable = (has: (flags: number) => boolean) =>
  Uint8Array.from({ length: 256 }, (_, flags) => (has(flags) ? 1 : 0));

function idPass({ messages }: TraceStore, ids: readonly string[], not: boolean): Pass {
  const wanted = new Set(ids.map((id) => id.replace(/^#/, '')));
  return (keep, from, to) => {
    for (let row = from; row < to; row++)
      if (keep[row] === 1 && wanted.has(shortId(messages.id[row] as number)) === not) keep[row] = 0;
  };
}

function numberPass(store: TraceStore, { key, is, value, not }: Extract<Term, { on: 'number' }>): Pass {
  const least = is === '>' ? numberAbove(value) : is === '<' || is === '<=' ? 0 : value;
  const most = is === '<' ? numberBelow(value) : is === '>' || is === '>=' ? Number.POSITIVE_INFINITY : value;
  // What is not known is neither more nor less than anything.
  const outside = (is === '!=') !== not;
  const flip = outside ? 1 : 0;
  return (keep, from, to) => {
    const { handled, taken, sent } = store.messages;
    // What is asked for most has loops of its own: a call for each message costs more than the comparison.
    if (key === 'took')
      for (let row = from; row < to; row++) {
        const x = (handled[row] as number) - (taken[row] as number);
        keep[row] = (keep[row] as number) & ((x >= least && x <= most ? 1 : 0) ^ flip);
      }
    else if (key === 'at')
      for (let row = from; row < to; row++) {
        const x = sent[row] as number;
        keep[row] = (keep[row] as number) & ((x >= least && x <= most ? 1 : 0) ^ flip);
      }
    else {
      const values = valuesOf(store, key);
      for (let row = from; row < to; row++) {
        const x = values(row);
        keep[row] = (keep[row] as number) & ((x >= least && x <= most ? 1 : 0) ^ flip);
      }
    }
  };
}

/** Nanoseconds or bytes of a message; NaN where it is not known. */
export function valuesOf({ messages }: TraceStore, key: FilterKey): (row: number) => number {
  const { sent, queued, taken, handled, bytes } = messages;
  switch (key) {
    case 'took':
      return (row) => (handled[row] as number) - (taken[row] as number);
    case 'waited':
      return (row) => {
        const since = queued[row] as number;
        return Math.max(0, (taken[row] as number) - (Number.isNaN(since) ? (sent[row] as number) : since));
      };
    case 'held':
      return (row) => Math.max(0, (queued[row] as number) - (sent[row] as number));
    case 'at':
      return (row) => sent[row] as number;
    default:
      return (row) => bytes[row] as number;
  }
}
