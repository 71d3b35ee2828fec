/** One message in full, as a person looks at it. */
import { SentFlag } from '../../runtime/protocol/trace-file.ts';
import { ANSWER, Fate, fateNames } from '../reading/message-columns.ts';
import type { TraceStore } from '../reading/trace-store.ts';

export interface MessageFacts {
  id: number;
  from: string | null;
  fromThread: string | null;
  to: string | null;
  toThread: string | null;
  queue: string | null;
  kind: 'message' | 'ask' | 'answer' | 'timer' | 'callback' | 'start' | 'stop';
  /** Nanoseconds since the start of the run; null where it has not happened. */
  sentNs: number | null;
  queuedNs: number | null;
  takenNs: number | null;
  handledNs: number | null;
  outcome: (typeof fateNames)[number];
  /** Why it failed or was lost. */
  error: string | null;
  bytes: number;
  preview: string;
  truncated: boolean;
  cause: number | null;
  /** Ids of the messages sent while this one was handled, earliest first; 1,000 at most. */
  effects: number[];
  /** How many there are. */
  effectCount: number;
  /** The receiver's state after it; null where the run did not record it. */
  state: string | null;
}

const MOST_EFFECTS = 1000;

/** Null where the trace has no such message. */
export function messageDetail(store: TraceStore, id: number): MessageFacts | null {
  const row = store.messages.find(id);
  return row < 0 ? null : factsOf(store, row);
}

/** `withEffects` false leaves the list empty and the state out: a table needs only the rest. */
export function factsOf(store: TraceStore, row: number, withEffects = true): MessageFacts {
  const { messages } = store;
  const from = messages.from[row] as number;
  const to = messages.to[row] as number;
  const queue = messages.queue[row] as number;
  const cause = messages.cause[row] as number;
  const flags = messages.flags[row] as number;
  return {
    id: messages.id[row] as number,
    from: store.actorName(from),
    fromThread: store.threadName(from),
    to: store.actorName(to),
    toThread: store.threadName(to),
    queue: queue < 0 ? null : (store.head.queues[queue]?.name ?? null),
    kind: kindOf(flags),
    sentNs: known(messages.sent[row]),
    queuedNs: known(messages.queued[row]),
    takenNs: known(messages.taken[row]),
    handledNs: known(messages.handled[row]),
    outcome: fateNames[messages.fate[row] as number] ?? 'waiting',
    error: store.reasons.get(row) ?? null,
    bytes: messages.bytes[row] as number,
    preview: store.previewOf(row),
    truncated: (flags & SentFlag.truncated) !== 0,
    cause: cause < 0 ? null : (messages.id[cause] as number),
    effects: withEffects ? messages.effectsOf(row, MOST_EFFECTS).map((r) => messages.id[r] as number) : [],
    effectCount: withEffects ? messages.countEffects(row) : 0,
    state: withEffects ? stateAfter(store, row) : null,
  };
}

/** The receiver's state after a message, by its row; null where the run did not record it. */
export function stateAfter({ states, text }: TraceStore, row: number): string | null {
  const at = states.after(row);
  return at < 0 ? null : text.text(states.textAt[at] as number, states.textLength[at] as number);
}

export function kindOf(flags: number): MessageFacts['kind'] {
  if (flags & ANSWER) return 'answer';
  if (flags & SentFlag.start) return 'start';
  if (flags & SentFlag.stop) return 'stop';
  if (flags & SentFlag.timer) return 'timer';
  if (flags & SentFlag.callback) return 'callback';
  return flags & SentFlag.ask ? 'ask' : 'message';
}

/**
 * An id as people read it: number of the sending thread, and how many messages that thread had sent: `3.339`.
 * Unique in the run, as the id is.
 */
export const shortId = (id: number) => `${Math.floor(id / 2 ** 40)}.${id % 2 ** 40}`;

export const isOver = (fate: number) => fate !== Fate.waiting && fate !== Fate.handling;

const known = (timeNs: number | undefined) => (timeNs === undefined || Number.isNaN(timeNs) ? null : timeNs);
