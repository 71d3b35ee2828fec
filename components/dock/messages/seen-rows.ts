/** The first rows that the table showed last, so that they are there at once when its tab is opened again. */
import type { FoundRows } from '@/components/timeline/trace-messages.ts';
import type { MessageQuery } from '@/trace/messages/message-list.ts';

let last: { runId: string | null; key: string; rows: FoundRows } | null = null;

/** Keeps rows from the top of a list that has been searched to its end. */
export function keepSeen(runId: string | null, query: MessageQuery, rows: FoundRows | null): void {
  if (rows === null || rows.from > 0 || rows.progress < 1) return;
  last = { runId, key: JSON.stringify(query), rows };
}

/** Null where the table showed something else. */
export function seenBefore(runId: string | null, query: MessageQuery): FoundRows | null {
  return last !== null && last.runId === runId && last.key === JSON.stringify(query) ? last.rows : null;
}
