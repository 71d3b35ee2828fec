/** What happened in an area of the timeline, in figures: in all, and by actor, queue and type of message. */
import type { TraceStore } from '../reading/trace-store.ts';
import { lossesIn } from './area-losses.ts';
import { cameIn, deepest } from './queue-figures.ts';
import type { StatisticsIndex } from './statistics-index.ts';
import { type Spread, type Sums, spreadOf, Tally } from './tally.ts';

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

/** Whether an actor or a queue of which nothing was taken is in the lanes all the same. */
function isNamed({ head }: TraceStore, lanes: Lanes, by: Grouping, name: string | null): boolean {
  if (by === 'queue') return lanes.queues.includes(name ?? '');
  return head.actors.some(
    ({ actor, thread }) => actor === name && lanes.threads.includes(head.threads[thread]?.name ?? ''),
  );
}

/** A collator of one's own: `localeCompare` is several times as slow. */
const { compare } = new Intl.Collator();

/** Up to so many messages every value is kept. */
export const MOST_EXACT = 4096;
const FEW = 128;

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
  const groups: Record<Grouping, Map<string | null, Tally | null>> = {
    actor: new Map(head.actors.map(({ actor }) => [actor, null])),
    queue: new Map(head.queues.map(({ name }) => [name, null])),
    type: new Map(),
  };
  const total = new Tally(exact);
  /** Tallies that stand for several groups at once. */
  const shared = new Set<Tally>();
  /** The tally of a group, of its own: something will be added to it. */
  const own = (tallies: Map<string | null, Tally | null>, name: string | null): Tally => {
    const known = tallies.get(name) ?? null;
    if (known !== null && !shared.has(known)) return known;
    const tally = new Tally(exact);
    if (known !== null) tally.merge(known);
    tallies.set(name, tally);
    return tally;
  };
  for (const [i, kind] of kinds.entries()) {
    const { first, last } = places[i] as { first: number; last: number };
    if (last <= first) continue;
    const queue = head.queues[kind.queue]?.name ?? null;
    const names = {
      actor: head.actors[kind.actor]?.actor ?? null,
      queue,
      type: index.types.names[kind.type] ?? queueTypes[queue ?? ''] ?? null,
    };
    const isTotal = of === null || names[of.by] === of.name;
    // A few are sooner counted several times than many buckets are added up.
    if (last - first <= FEW) {
      for (const by of GROUPINGS) kind.series.addTo(own(groups[by], names[by]), first, last);
      if (isTotal) kind.series.addTo(total, first, last);
      continue;
    }
    const sum = new Tally(exact);
    kind.series.addTo(sum, first, last);
    for (const by of GROUPINGS) {
      // Most groups are of one kind alone: they can have one tally together.
      if ((groups[by].get(names[by]) ?? null) === null) groups[by].set(names[by], sum);
      else own(groups[by], names[by]).merge(sum);
    }
    shared.add(sum);
    if (isTotal) total.merge(sum);
  }
  const losses = lossesIn(store, fromNs, toNs);
  const sent = sentIn(store, index, fromNs, toNs);
  const queueAt = new Map(head.queues.map((queue, at) => [queue.name, at]));
  const spreads = new Map<Sums, Spread | null>();
  const spread = (sums: Sums): Spread | null => {
    const known = spreads.get(sums);
    if (known !== undefined) return known;
    const made = spreadOf(sums);
    spreads.set(sums, made);
    return made;
  };
  const seconds = Math.max(1, toNs - fromNs) / 1e9;
  const figures = (name: string | null, by: Grouping | 'all', tally: Tally | null): GroupFigures => {
    const queue = by === 'queue' && name !== null ? store.queues[queueAt.get(name) ?? -1] : undefined;
    const loss = losses[by].get(name) ?? { failed: 0, lost: 0 };
    return {
      name,
      ...{ taken: tally?.count ?? 0, perSecond: (tally?.count ?? 0) / seconds, ...loss },
      wait: tally === null ? null : spread(tally.wait),
      work: tally === null ? null : spread(tally.work),
      sent:
        by === 'queue' ? (queue === undefined ? 0 : cameIn(queue, fromNs, toNs)) : (sent[by].get(name) ?? 0),
      depthMost: queue === undefined ? 0 : deepest(queue, fromNs, toNs),
    };
  };
  const rowsOf = (by: Grouping) =>
    [...groups[by]]
      .filter(([name, tally]) => tally !== null || lanes === null || isNamed(store, lanes, by, name))
      .map(([name, tally]) => figures(name, by, tally))
      .sort((a, b) => b.taken - a.taken || compare(a.name ?? '~', b.name ?? '~'));
  return {
    ...{ fromNs, toNs, exact },
    total: figures(of?.name ?? null, of?.by ?? 'all', total),
    wait: total.wait.buckets.subarray(0, -1),
    work: total.work.buckets.subarray(0, -1),
    rows: { actor: rowsOf('actor'), queue: rowsOf('queue'), type: rowsOf('type') },
  };
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
