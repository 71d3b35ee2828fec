/** Finding messages: by actor, queue, thread and by text, in order of when they were sent. */
import { SentFlag } from '../runtime/protocol/trace-file.ts';
import { sortRuns } from './sort-runs.ts';
import type { TraceStore } from './trace-store.ts';

/** All of what is named must hold; within a list, any. Names as the flow has them: `Encoder` means all its copies. */
export interface MessageFilter {
  /** Sender or receiver. */
  actors?: string[];
  queues?: string[];
  /** Thread of the sender or of the receiver. */
  threads?: string[];
  /** Anywhere in content, names or the reason of a failure; upper and lower case are one. */
  text?: string;
  /** Also what starts and stops actors; false by default. */
  lifecycle?: boolean;
}

export const isEmptyFilter = (f: MessageFilter) =>
  !f.actors?.length && !f.queues?.length && !f.threads?.length && !f.text;

/** Rows of the messages that match, from `first` row on, earliest sent first. */
export function findMessages(store: TraceStore, filter: MessageFilter, first = 0): Uint32Array {
  const { messages, head } = store;
  const wanted = <T>(items: readonly T[], names: string[] | undefined, name: (item: T) => string[]) =>
    names === undefined || names.length === 0
      ? null
      : Uint8Array.from(items, (item) => (name(item).some((n) => names.includes(n)) ? 1 : 0));
  const actors = wanted(head.actors, filter.actors, (a) => [a.actor, a.name]);
  const queues = wanted(head.queues, filter.queues, (q) => [q.name]);
  const threads = wanted(head.actors, filter.threads, (a) => [head.threads[a.thread]?.name ?? '']);
  const text = filter.text?.trim().toLowerCase() ?? '';
  const lifecycle = SentFlag.start | SentFlag.stop;
  const { flags, from, to, queue } = messages;
  let found = new Uint32Array(messages.n - first);
  let n = 0;
  for (let row = first; row < messages.n; row++) {
    if (!filter.lifecycle && ((flags[row] as number) & lifecycle) !== 0) continue;
    if (queues !== null && queues[queue[row] as number] !== 1) continue;
    if (actors !== null && actors[from[row] as number] !== 1 && actors[to[row] as number] !== 1) continue;
    if (threads !== null && threads[from[row] as number] !== 1 && threads[to[row] as number] !== 1) continue;
    if (text !== '' && !hasText(store, row, text)) continue;
    found[n++] = row;
  }
  found = found.subarray(0, n);
  const times = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const sent = messages.sent[found[i] as number] as number;
    // A message whose sender's records have not come yet stands where it was taken.
    times[i] = Number.isNaN(sent) ? orLast(messages.taken[found[i] as number] as number) : sent;
  }
  sortRuns(times, found, n);
  return found;
}

const orLast = (timeNs: number) => (Number.isNaN(timeNs) ? Number.MAX_VALUE : timeNs);

function hasText(store: TraceStore, row: number, text: string): boolean {
  const { messages } = store;
  const queue = messages.queue[row] as number;
  return (
    store.previewOf(row).toLowerCase().includes(text) ||
    (store
      .actorName(messages.from[row] as number)
      ?.toLowerCase()
      .includes(text) ??
      false) ||
    (store
      .actorName(messages.to[row] as number)
      ?.toLowerCase()
      .includes(text) ??
      false) ||
    (queue >= 0 && (store.head.queues[queue]?.name.toLowerCase().includes(text) ?? false)) ||
    (store.reasons.get(row)?.toLowerCase().includes(text) ?? false)
  );
}
