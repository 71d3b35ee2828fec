/** What happened in an area of the timeline, in figures: in all, and by actor, queue and type of message. */
import type { DepthLevels } from '../depth-levels.ts';
import { MarkKind } from '../marks.ts';
import type { QueueSteps } from '../queue-steps.ts';
import type { TraceStore } from '../trace-store.ts';
import { firstFrom } from './sent-times.ts';
import type { StatisticsIndex } from './statistics-index.ts';
import { type Spread, spreadOf, Tally } from './tally.ts';

/** How figures are listed. */
export const GROUPINGS = ['actor', 'queue', 'type'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface GroupFigures {
  /** The drawn actor, the queue, the type; null for what came through no queue, or has no type. */
  name: string | null;
  /** Messages taken in the area. */
  taken: number;
  /** The same, a second. */
  perSecond: number;
  /** How long they had waited in their queue; and how long they were handled, also where that ended later. */
  wait: Spread | null;
  work: Spread | null;
  /** Of an actor: messages that it sent. Of a queue: those that got a place in it. Of a type: 0. */
  sent: number;
  /** Handlings that failed; messages that were dropped, merged or ran out of time. Of a type: 0. */
  failed: number;
  lost: number;
  /** Of a queue: the deepest it was; else 0. */
  depthMost: number;
}

export interface AreaStatistics {
  fromNs: number;
  toNs: number;
  /** Whether p50, p90 and p99 are exact, or told by buckets (BUCKET_ERROR). All else is exact, times to seven digits. */
  exact: boolean;
  /** Of all messages, or of the one group that was asked for. */
  total: GroupFigures;
  /** Counts of that group by bucket, without what is not known. */
  wait: Uint32Array;
  work: Uint32Array;
  rows: Record<Grouping, GroupFigures[]>;
}

export interface Lanes {
  threads: readonly string[];
  queues: readonly string[];
}

function isIn({ head }: TraceStore, { threads, queues }: Lanes, actor: number, queue: number): boolean {
  const thread = head.threads[head.actors[actor]?.thread ?? -1]?.name ?? '';
  return threads.includes(thread) || queues.includes(head.queues[queue]?.name ?? '');
}

/** Up to so many messages every value is kept. */
export const MOST_EXACT = 4096;

interface Lost {
  failed: number;
  lost: number;
}

/**
 * Of [fromNs, toNs), from what the index has read. A message belongs to the moment at which it was taken, a failure or
 * a loss to its own.
 * @param of one group to look at closely; null: all messages
 * @param lanes only what was taken by actors on these threads, or from these queues, by name; null: everything
 * @param queueTypes type of the messages of a queue whose contents do not say it, by the queue's name
 */
export function areaStatistics(
  store: TraceStore,
  index: StatisticsIndex,
  fromNs: number,
  toNs: number,
  of: { by: Grouping; name: string | null } | null = null,
  lanes: Lanes | null = null,
  queueTypes: Readonly<Record<string, string>> = {},
): AreaStatistics {
  const { head, messages } = store;
  const kinds =
    lanes === null ? index.kinds : index.kinds.filter(({ actor, queue }) => isIn(store, lanes, actor, queue));
  const places = kinds.map(({ series }) => ({
    first: series.before(messages, fromNs),
    last: series.before(messages, toNs),
  }));
  const exact = places.reduce((sum, { first, last }) => sum + last - first, 0) <= MOST_EXACT;
  const groups = { actor: new Map(), queue: new Map(), type: new Map() } as Record<
    Grouping,
    Map<string | null, Tally>
  >;
  for (const { actor } of head.actors)
    if (!groups.actor.has(actor)) groups.actor.set(actor, new Tally(exact));
  for (const { name } of head.queues) groups.queue.set(name, new Tally(exact));
  const total = new Tally(exact);
  for (const [i, kind] of kinds.entries()) {
    const { first, last } = places[i] as { first: number; last: number };
    if (last <= first) continue;
    const tally = new Tally(exact);
    kind.series.addTo(tally, first, last);
    const queue = head.queues[kind.queue]?.name ?? null;
    const names = {
      actor: head.actors[kind.actor]?.actor ?? null,
      queue,
      type: index.types.names[kind.type] ?? queueTypes[queue ?? ''] ?? null,
    };
    for (const by of GROUPINGS) {
      const known = groups[by].get(names[by]);
      if (known !== undefined) known.merge(tally);
      else {
        const group = new Tally(exact);
        group.merge(tally);
        groups[by].set(names[by], group);
      }
    }
    if (of === null || names[of.by] === of.name) total.merge(tally);
  }
  const losses = lossesIn(store, fromNs, toNs);
  const sent = sentIn(store, index, fromNs, toNs);
  const queueAt = new Map(head.queues.map((queue, at) => [queue.name, at]));
  const seconds = Math.max(1, toNs - fromNs) / 1e9;
  const figures = (name: string | null, by: Grouping | 'all', tally: Tally): GroupFigures => {
    const queue = by === 'queue' && name !== null ? store.queues[queueAt.get(name) ?? -1] : undefined;
    const loss = losses[by].get(name) ?? { failed: 0, lost: 0 };
    return {
      name,
      ...{ taken: tally.count, perSecond: tally.count / seconds },
      ...{ wait: spreadOf(tally.wait), work: spreadOf(tally.work), ...loss },
      sent: by === 'queue' ? cameIn(queue, fromNs, toNs) : (sent[by].get(name) ?? 0),
      depthMost: queue === undefined ? 0 : deepest(queue, fromNs, toNs),
    };
  };
  const rowsOf = (by: Grouping) =>
    [...groups[by]]
      .map(([name, tally]) => figures(name, by, tally))
      .sort((a, b) => b.taken - a.taken || (a.name ?? '~').localeCompare(b.name ?? '~'));
  return {
    ...{ fromNs, toNs, exact },
    total: figures(of?.name ?? null, of?.by ?? 'all', total),
    wait: total.wait.buckets.subarray(0, -1),
    work: total.work.buckets.subarray(0, -1),
    rows: { actor: rowsOf('actor'), queue: rowsOf('queue'), type: rowsOf('type') },
  };
}

type Losses = Record<Grouping | 'all', Map<string | null, Lost>>;

function lossesIn({ head, marks, messages }: TraceStore, fromNs: number, toNs: number): Losses {
  const losses: Losses = { all: new Map(), actor: new Map(), queue: new Map(), type: new Map() };
  const add = (by: keyof Losses, name: string | null, what: keyof Lost) => {
    const sum = losses[by].get(name) ?? { failed: 0, lost: 0 };
    sum[what]++;
    losses[by].set(name, sum);
  };
  for (const { n, time, kind, actor, queue, message } of marks) {
    const last = firstFrom(time, n, toNs);
    for (let i = firstFrom(time, n, fromNs); i < last; i++) {
      const isFailure = kind[i] === MarkKind.failed;
      const isLoss =
        kind[i] === MarkKind.dropped || kind[i] === MarkKind.merged || kind[i] === MarkKind.expired;
      if (!isFailure && !isLoss) continue;
      const what = isFailure ? 'failed' : 'lost';
      add('all', null, what);
      if (isFailure) add('actor', head.actors[actor[i] as number]?.actor ?? null, what);
      const through = isFailure ? (messages.queue[message[i] as number] ?? -1) : (queue[i] as number);
      add('queue', head.queues[through]?.name ?? null, what);
    }
  }
  return losses;
}

function sentIn({ head }: TraceStore, index: StatisticsIndex, fromNs: number, toNs: number) {
  const actor = new Map<string | null, number>();
  let all = 0;
  for (const [i, instance] of head.actors.entries()) {
    const count = index.sent.count(i, fromNs, toNs);
    all += count;
    actor.set(instance.actor, (actor.get(instance.actor) ?? 0) + count);
  }
  return {
    actor,
    all: new Map<string | null, number>([[null, all]]),
    type: new Map<string | null, number>(),
  };
}

/** Steps go up or down by one: of how many there are and how far they lead, those that go up are half the sum. */
function cameIn(queue: QueueSteps | undefined, fromNs: number, toNs: number): number {
  if (queue === undefined) return 0;
  const first = firstFrom(queue.time, queue.n, fromNs);
  const last = firstFrom(queue.time, queue.n, toNs);
  return Math.round((last - first + queue.depthOf(last - 1) - queue.depthOf(first - 1)) / 2);
}

const range: Parameters<DepthLevels['read']>[3] = { most: 0, last: 0 };

function deepest(queue: QueueSteps, fromNs: number, toNs: number): number {
  const { levels, time, n } = queue;
  const first = firstFrom(time, n, fromNs);
  const last = firstFrom(time, n, toNs);
  let most = queue.depthOf(first - 1);
  const look = (from: number, to: number) => {
    // Several steps at one time count as what they come to.
    for (let i = from; i < to; i++)
      if (i + 1 >= n || time[i + 1] !== time[i]) most = Math.max(most, queue.depthOf(i));
  };
  const level = levels.levelFor((toNs - fromNs) / 64);
  const binNs = 2 ** (levels.baseShift + level);
  const [fromBin, toBin] = [Math.ceil(fromNs / binNs) * binNs, Math.floor(toNs / binNs) * binNs];
  if (last - first <= MOST_EXACT || level < 0 || toBin <= fromBin) look(first, last);
  else {
    // Whole bins from the levels; what is cut off at both ends, one by one.
    look(first, firstFrom(time, n, fromBin));
    levels.read(level, fromBin, toBin, range);
    most = Math.max(most, range.most);
    look(firstFrom(time, n, toBin), last);
  }
  return most;
}
