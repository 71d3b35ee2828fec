/** What the inspector tells of an actor and of a queue at one moment of a run. */
import { factsOf, type MessageFacts } from '../messages/message-detail.ts';
import { inTakingOrder, type TakingOrder } from '../queues/taking-order.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { waitWords } from '../waits/waits-at.ts';
import type { Moments } from './moments.ts';

export interface ActorMoment {
  /** Name of the copy. */
  name: string;
  thread: string | null;
  /** `splitter waits for a place in lines, which counter reads`. */
  words: string;
  /** What it was handling. */
  handles: MessageFacts | null;
  handled: number;
  /** The last state recorded by then; null where none was. */
  state: { timeNs: number; text: string } | null;
}

export interface QueueMoment {
  timeNs: number;
  depth: number;
  capacity: number;
  /** How many of them the trace can show: the messages of a part that was removed are not there. */
  total: number;
  /** What `rows` are ordered by. */
  by: TakingOrder;
  /** In the order in which they will be taken, from `from` on. */
  from: number;
  rows: MessageFacts[];
}

/** Of each copy of an actor; an empty list where the run has none of that name. */
export function actorMoment(
  store: TraceStore,
  moments: Moments,
  name: string,
  timeNs: number,
): ActorMoment[] {
  const { states, text, waits } = store;
  return moments.actorsAt(timeNs).flatMap((at) => {
    const instance = store.head.actors[at.actor];
    if (instance?.actor !== name) return [];
    const reads = [...waits.readers.entries()].flatMap(([queue, of]) => (of?.has(at.actor) ? [queue] : []));
    const state = moments.stateBy(at.actor, timeNs);
    return {
      name: instance.name,
      thread: store.threadName(at.actor),
      words: waitWords(store, { ...at, reads }),
      handles: at.handles < 0 ? null : factsOf(store, at.handles),
      handled: moments.handledBy(at.actor, timeNs),
      state:
        state < 0
          ? null
          : {
              timeNs: states.time[state] as number,
              text: text.text(states.textAt[state] as number, states.textLength[state] as number),
            },
    };
  });
}

/** Null where the run has no queue of that name. */
export function queueMoment(
  store: TraceStore,
  moments: Moments,
  { name, from, to }: { name: string; from: number; to: number },
  timeNs: number,
): QueueMoment | null {
  const queue = store.head.queues.findIndex((each) => each.name === name);
  if (queue < 0) return null;
  const { by, rows } = inTakingOrder(store, queue, moments.contents.at(queue, timeNs));
  return {
    timeNs,
    depth: store.queues[queue]?.depthAt(timeNs) ?? 0,
    capacity: store.capacities.at(queue, timeNs),
    total: rows.length,
    by,
    from,
    rows: rows.slice(from, to).map((row) => factsOf(store, row, false)),
  };
}
