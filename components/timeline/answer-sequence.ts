import type { TimeScale } from '@/trace/lanes/time-scale.ts';
import type { TraceStore } from '@/trace/reading/trace-store.ts';
import { type PickedRows, rowsInStretch, rowsOfChain } from '@/trace/sequence/pick-rows.ts';
import { type Sequence, sequenceOf } from '@/trace/sequence/sequence.ts';
import type { Question, SequenceOf } from './trace-messages.ts';

/** The messages of a sequence diagram; null where the trace has no such message. */
export function answerSequence(
  store: TraceStore,
  view: TimeScale,
  { what, lines }: Question & { of: 'sequence' },
): Sequence | null {
  const picked = pick(store, view, what);
  return picked === null ? null : sequenceOf(store, picked.rows, lines, picked.total);
}

function pick(store: TraceStore, view: TimeScale, what: SequenceOf): PickedRows | null {
  if (what.kind === 'chain') {
    const row = store.messages.find(what.id);
    return row < 0 ? null : rowsOfChain(store, row);
  }
  if (what.kind === 'view')
    return rowsInStretch(store, { fromNs: view.startNs, toNs: view.endNs, threads: null });
  const { fromNs, toNs, threads: names } = what.area;
  const threads = store.head.threads.flatMap(({ name }, t) => (names.includes(name) ? [t] : []));
  // An area over queues alone is of all that went on in that time.
  return rowsInStretch(store, { fromNs, toNs, threads: threads.length === 0 ? null : new Set(threads) });
}
