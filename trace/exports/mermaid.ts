/** A Mermaid sequence diagram of the first messages of a run: a picture for a document, not a record. */
import { mermaidOf } from '../sequence/mermaid-of.ts';
import { rowsInStretch, wholeRun } from '../sequence/pick-rows.ts';
import { sequenceOf } from '../sequence/sequence.ts';
import { durationWords } from '../ticks.ts';
import type { TraceStore } from '../trace-store.ts';

export function* mermaid(store: TraceStore): Generator<string> {
  const { rows, total } = rowsInStretch(store, wholeRun);
  const why = `${total.toLocaleString('en')} messages, ${durationWords(store.lastNs)} in all`;
  yield mermaidOf(sequenceOf(store, rows, 'actors', total), why);
}
