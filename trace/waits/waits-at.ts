/** What each actor was doing at one moment of a run, and for whom those waited that waited: the wait-for graph. */

import type { TraceStore } from '../reading/trace-store.ts';
import { orderAt } from './thread-sweep.ts';
import { type Spans, type WaitColumns, WaitKind } from './wait-columns.ts';

export interface WaitAt {
  actor: number;
  /** As in thread-sweep; `away`: it has not started, or has ended. */
  state: 'away' | 'input' | 'busy' | 'full' | 'answer' | 'outside';
  /** Index of the full queue, or of the queue that the ask went through; -1 for none. */
  queue: number;
  /** Empty queues that it would take from, where it waits for input. */
  reads: number[];
  /** Actors any of which can end the wait: readers of the full queue, whoever holds the ask, or could begin with it. */
  whom: number[];
  /** Row of the message that waits for a place or an answer; -1 for none. */
  message: number;
}

/** Of each actor, by index. Readers of a queue are those that have taken from it in the whole of the trace. */
export function waitsAt(store: TraceStore, timeNs: number): WaitAt[] {
  const { head, waits } = store;
  const all = head.actors.map(
    (_, actor): WaitAt => ({
      ...{ actor, queue: -1, reads: [], whom: [], message: -1 },
      state: isWithin(waits.lives[actor], timeNs) ? 'input' : 'away',
    }),
  );
  for (const thread of head.threads.keys()) {
    const order = orderAt(store, thread, timeNs);
    for (const actor of order) (all[actor] as WaitAt).state = 'outside';
    const columns = waits.waits[thread];
    if (columns !== undefined) enterWaits(store, columns, timeNs, all);
    const works = order.findLast((actor) => all[actor]?.state === 'outside');
    if (works !== undefined && !isWithin(waits.idle[thread], timeNs)) (all[works] as WaitAt).state = 'busy';
  }
  for (const at of all)
    if (at.state === 'input')
      at.reads = [...waits.readers.entries()].flatMap(([queue, of]) => (of?.has(at.actor) ? [queue] : []));
  return all;
}

/** `reader waits for a place in lines, which splitter reads`. */
export function waitWords({ head }: TraceStore, { actor, state, queue, reads, whom }: WaitAt): string {
  const names = (indices: readonly number[], of: readonly { name: string }[], joined: string) =>
    indices.map((index) => of[index]?.name ?? `number ${index}`).join(joined);
  const who = names([actor], head.actors, '');
  const others = names(whom, head.actors, ' or ');
  switch (state) {
    case 'away':
      return `${who} is not there`;
    case 'input':
      return `${who} waits for input${reads.length === 0 ? '' : ` from ${names(reads, head.queues, ' or ')}`}`;
    case 'busy':
      return `${who} is busy`;
    case 'outside':
      return `${who} waits on the outside`;
    case 'full': {
      const readers = others === '' ? 'nobody has taken from so far' : `${others} reads`;
      return `${who} waits for a place in ${names([queue], head.queues, '')}, which ${readers}`;
    }
    case 'answer':
      return `${who} waits for an answer${others === '' ? '' : ` of ${others}`}`;
  }
}

function enterWaits(store: TraceStore, columns: WaitColumns, timeNs: number, all: WaitAt[]): void {
  const { start, end, actor, kind, what, message } = columns;
  for (let row = 0; row < columns.n; row++) {
    if (!((start[row] as number) <= timeNs && timeNs < (end[row] as number))) continue;
    const at = all[actor[row] as number];
    // The first of a kind counts, and a full queue before an answer.
    if (at === undefined || at.state === 'full' || at.state === 'input' || at.state === 'away') continue;
    const isFull = kind[row] === WaitKind.full;
    if (!isFull && at.state === 'answer') continue;
    const of = message[row] as number;
    const queue = isFull ? (what[row] as number) : (store.messages.queue[of] as number);
    const readers = [...(store.waits.readers[queue] ?? [])].sort((a, b) => a - b);
    const holder = isFull ? -1 : (what[row] as number);
    Object.assign(at, { state: isFull ? 'full' : 'answer', queue, message: of });
    at.whom = holder >= 0 ? [holder] : readers;
  }
}

export function isWithin(spans: Spans | undefined, timeNs: number): boolean {
  for (let i = 0; i < (spans?.n ?? 0); i++) {
    const { start, end } = spans as Spans;
    if ((start[i] as number) <= timeNs && timeNs < (end[i] as number)) return true;
  }
  return false;
}
