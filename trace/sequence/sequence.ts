/**
 * Messages as a sequence diagram: who takes part, from left to right, and what happened, from top to bottom. What
 * happened later stands lower, or at the same height where nothing lies between.
 */

import type { MessageFacts } from '../messages/message-detail.ts';
import { kindOf, shortId } from '../messages/message-detail.ts';
import { Fate } from '../reading/message-columns.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { levelsOf } from './levels-of.ts';

/** Whether each actor has a line of its own, or each thread. */
export type Lines = 'actors' | 'threads';

export interface Participant {
  name: string;
  /** Of an actor, where it is not named like the thread. */
  thread: string | null;
  /** Colour name of its thread. */
  colour: string;
}

export interface SequenceMessage {
  id: number;
  /** `#3.12` */
  number: string;
  /** Places in `participants`; `from` is -1 where nobody of them sent it, `to` where nobody took it. */
  from: number;
  to: number;
  kind: MessageFacts['kind'];
  /** What stands on its arrow: the queue, or what it is. */
  label: string;
  content: string;
  /** How it ended, in words, where it was not handled well: `dropped`, `failed: …`, `waiting`. */
  trouble: string | null;
  /** It was turned away, or its time was over, before anybody took it. */
  lost: boolean;
  /** Nanoseconds since the start of the run: when it was sent, else taken. */
  timeNs: number;
  /** Heights: steps from the top, in whole numbers. Its end and its work are as low as they are late. */
  sentLevel: number;
  /** NaN where nobody has taken it. */
  takenLevel: number;
  /** Where its handling ended; NaN where it did not, or is over at once. */
  handledLevel: number;
}

export interface Sequence {
  participants: Participant[];
  /** In order of when they were sent. */
  messages: SequenceMessage[];
  /** Of how many these are the first. */
  total: number;
  /** Steps from top to bottom. */
  levels: number;
  lines: Lines;
  /** Of the messages shown, in nanoseconds since the start of the run. */
  startNs: number;
  endNs: number;
}

/** @param rows in order of when they were sent; @param total of how many they are the first */
export function sequenceOf(
  store: TraceStore,
  rows: ArrayLike<number>,
  lines: Lines,
  total: number = rows.length,
): Sequence {
  const { messages: of } = store;
  const places = new Map<number, number>();
  const participants: Participant[] = [];
  const placeOf = (actor: number): number => {
    const thread = store.threadOf(actor);
    const key = lines === 'actors' ? actor : thread;
    if (actor < 0 || key < 0) return -1;
    const known = places.get(key);
    if (known !== undefined) return known;
    const { name: threadName = '', colour = '' } = store.head.threads[thread] ?? {};
    const name = lines === 'actors' ? (store.actorName(actor) ?? '?') : threadName;
    places.set(key, participants.length);
    participants.push({ name, thread: name === threadName ? null : threadName, colour });
    return participants.length - 1;
  };
  let startNs = Number.POSITIVE_INFINITY;
  let endNs = 0;
  const shown = Array.from(rows, (row) => {
    for (const timeNs of [of.sent[row], of.taken[row], of.handled[row]]) {
      if (timeNs === undefined || Number.isNaN(timeNs)) continue;
      startNs = Math.min(startNs, timeNs);
      endNs = Math.max(endNs, timeNs);
    }
    const kind = kindOf(of.flags[row] as number);
    return {
      id: of.id[row] as number,
      number: `#${shortId(of.id[row] as number)}`,
      from: placeOf(of.from[row] as number),
      to: placeOf(of.to[row] as number),
      kind,
      label: store.head.queues[of.queue[row] as number]?.name ?? kind,
      content: store.previewOf(row).replace(/\s+/gu, ' ').slice(0, 120),
      timeNs: Number.isNaN(of.sent[row]) ? (of.taken[row] as number) : (of.sent[row] as number),
      ...troubleOf(store, row),
    };
  });
  const { levels, sent, taken, handled } = levelsOf(
    Array.from(rows, (row, i) => ({
      isLoop: shown[i]?.from === shown[i]?.to,
      sentNs: of.sent[row] as number,
      takenNs: of.taken[row] as number,
      handledNs: of.handled[row] as number,
    })),
  );
  return {
    participants,
    messages: shown.map((message, i) => ({
      ...message,
      sentLevel: sent[i] as number,
      takenLevel: taken[i] as number,
      handledLevel: message.kind === 'answer' ? Number.NaN : (handled[i] as number),
    })),
    ...{ total, levels, lines, startNs: Math.min(startNs, endNs), endNs },
  };
}

function troubleOf(store: TraceStore, row: number): { trouble: string | null; lost: boolean } {
  const fate = store.messages.fate[row] as number;
  const why = store.reasons.get(row);
  const said = (words: string) => (why === undefined ? words : `${words}: ${why.split('\n')[0]}`);
  const taken = !Number.isNaN(store.messages.taken[row] as number);
  switch (fate) {
    case Fate.error:
      return { trouble: said('failed'), lost: false };
    case Fate.cut:
      return { trouble: 'not finished', lost: false };
    case Fate.dropped:
      return { trouble: said('dropped'), lost: true };
    case Fate.merged:
      return { trouble: 'merged with one that waits', lost: true };
    case Fate.expired:
      return { trouble: 'expired', lost: true };
    case Fate.deadLettered:
      return { trouble: said('dead letter'), lost: !taken };
    case Fate.waiting:
      return { trouble: taken ? null : 'waiting', lost: false };
    default:
      return { trouble: null, lost: false };
  }
}
