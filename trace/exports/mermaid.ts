/** A Mermaid sequence diagram of the first messages of a run: a picture for a document, not a record. */

import { durationWords } from '../lanes/ticks.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { mermaidOf } from '../sequence/mermaid-of.ts';
import { rowsInStretch, wholeRun } from '../sequence/pick-rows.ts';
import { sequenceOf } from '../sequence/sequence.ts';

export function* mermaid(store: TraceStore): Generator<string> {
  const { rows, total } = rowsInStretch(store, wholeRun);
  const why = `${total.toLocaleString('en')} messages, ${durationWords(store.lastNs)} in all`;
  yield mermaidOf(sequenceOf(store, rows, 'actors', total), why);
}
