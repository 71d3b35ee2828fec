/** A Mermaid sequence diagram of the first messages: a picture for a document, not a record. */
import { findMessages } from '../find-messages.ts';
import { kindOf } from '../message-detail.ts';
import { durationWords } from '../ticks.ts';
import type { TraceStore } from '../trace-store.ts';

export const MOST_MESSAGES = 200;

export function* mermaid(store: TraceStore): Generator<string> {
  const { head, messages } = store;
  const rows = findMessages(store, {}).filter(
    (row) => (messages.from[row] as number) >= 0 && (messages.to[row] as number) >= 0,
  );
  const shown = rows.subarray(0, MOST_MESSAGES);
  const used = new Set<number>();
  for (const row of shown) used.add(messages.from[row] as number).add(messages.to[row] as number);
  yield 'sequenceDiagram\n';
  for (const [i, actor] of head.actors.entries())
    if (used.has(i)) {
      const thread = head.threads[actor.thread]?.name ?? '';
      yield `  participant A${i} as ${plain(actor.name)}${thread === actor.name ? '' : ` (${plain(thread)})`}\n`;
    }
  for (const row of shown) {
    const from = `A${messages.from[row]}`;
    const to = `A${messages.to[row]}`;
    const queue = head.queues[messages.queue[row] as number]?.name;
    const kind = kindOf(messages.flags[row] as number);
    const arrow = kind === 'answer' ? '-->>' : messages.fate[row] === 3 ? '-x' : '->>';
    const content = plain(store.previewOf(row)).slice(0, 40);
    const label = [queue === undefined ? kind : plain(queue), content].filter((s) => s !== '').join(': ');
    yield `  ${from}${arrow}${to}: ${label}\n`;
  }
  const last = [...used][0];
  if (rows.length > shown.length && last !== undefined)
    yield `  Note over A${last}: the first ${shown.length} of ${rows.length} messages, ${durationWords(store.lastNs)} in all\n`;
}

/** Text that Mermaid takes as text: its own signs and line ends become entities or spaces. */
function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[#;:<>{}[\]()%"`&]/g, (c) => `#${c.charCodeAt(0)};`);
}
