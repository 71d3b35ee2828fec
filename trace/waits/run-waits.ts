/** Waiting in a run, by the names of the drawn actors: time shares, the bottleneck, deadlocks. For screens and lists. */
import { deadlockWaitWords } from '../../runtime/protocol/deadlock-words.ts';
import type { DeadlockInfo } from '../../runtime/protocol/trace-file.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { type Bottleneck, type Causes, findBottleneck } from './bottleneck.ts';
import { deadlockWords, namesIn } from './deadlock-words.ts';
import type { Deadlock } from './deadlocks.ts';
import { Spent } from './spent.ts';
import { SHARES, type Shares, sharesOf } from './time-shares.ts';

export interface ActorWaits extends Shares {
  /** Of all its copies together, in nanoseconds. */
  livedNs: number;
  /** Parts of `full`, largest first. */
  fullOf: { queue: string; share: number }[];
  /** Parts of `answer` by who gave it, largest first; null where nobody had begun. */
  answerOf: { actor: string | null; share: number }[];
}

export interface DeadlockNames {
  timeNs: number;
  /** When one of its members went on; null while it stands. */
  resolvedNs: number | null;
  kind: DeadlockInfo['kind'];
  /** The whole of it in a sentence. */
  sentence: string;
  /** In a circle: each waits for the next. */
  members: {
    actor: string;
    queue: string | null;
    for: 'place' | 'answer';
    /** An idle actor that keeps what was asked and waits for the next member; null for none. */
    of: string | null;
    words: string;
  }[];
}

export interface RunWaits {
  timeNs: number;
  /** Copies of an actor, and actors made from one template, count together. */
  actors: Record<string, ActorWaits>;
  bottleneck: Bottleneck | null;
  deadlocks: DeadlockNames[];
}

/** @param spent of the stretch that is to be told of, which ends at `nowNs` */
export function runWaits(store: TraceStore, spent: Spent, nowNs: number): RunWaits {
  const causes = causesOf(store, spent);
  const deadlocks = store.deadlocks.all.map((deadlock) => named(store, deadlock));
  const isStuck = store.deadlocks.standing.length > 0;
  const actors: RunWaits['actors'] = {};
  for (const [name, { shares, livedNs, fullOf, answerOf }] of causes)
    actors[name] = {
      ...shares,
      livedNs,
      fullOf: listed('queue', fullOf),
      answerOf: listed('actor', answerOf),
    };
  return { timeNs: nowNs, actors, bottleneck: isStuck ? null : findBottleneck(causes), deadlocks };
}

/** By the name of the drawn actor. */
function causesOf(store: TraceStore, spent: Spent): Causes {
  const { head, waits } = store;
  const indexOf = new Map<string, number>();
  for (const { actor } of head.actors) if (!indexOf.has(actor)) indexOf.set(actor, indexOf.size);
  const groupOf = head.actors.map(({ actor }) => indexOf.get(actor) as number);
  const grouped = new Spent();
  grouped.grow(indexOf.size);
  for (const kind of SHARES)
    for (const [actor, group] of groupOf.entries())
      grouped[kind][group] = (grouped[kind][group] as number) + (spent[kind][actor] ?? 0);
  const longest = new Float64Array(indexOf.size);
  for (const [actor, group] of groupOf.entries()) {
    const ns = spent.untold[actor] ?? 0;
    grouped.untold[group] = (grouped.untold[group] as number) + ns;
    longest[group] = Math.max(longest[group] as number, ns);
  }
  const causes: Causes = new Map();
  for (const [name, group] of indexOf) {
    const shares = sharesOf(grouped, group);
    if (shares === null) continue;
    const livedNs = SHARES.reduce((all, kind) => all + (grouped[kind][group] as number), 0);
    const untold = { allNs: grouped.untold[group] as number, longestNs: longest[group] as number };
    causes.set(name, {
      untold,
      ...{ shares, livedNs, fullOf: new Map(), answerOf: new Map(), readersOf: new Map() },
      thread: head.threads[head.actors.find(({ actor }) => actor === name)?.thread ?? -1]?.name ?? '',
    });
  }
  for (const { actor, queue, ns } of spent.fullOf()) {
    const cause = causes.get(head.actors[actor]?.actor ?? '');
    const name = head.queues[queue]?.name;
    if (cause === undefined || name === undefined) continue;
    cause.fullOf.set(name, (cause.fullOf.get(name) ?? 0) + ns / cause.livedNs);
    const readers = [...(waits.readers[queue] ?? [])].map((reader) => head.actors[reader]?.actor ?? '');
    cause.readersOf.set(name, [...new Set(readers)]);
  }
  for (const { actor, whom, ns } of spent.answerOf()) {
    const cause = causes.get(head.actors[actor]?.actor ?? '');
    if (cause === undefined) continue;
    const name = head.actors[whom]?.actor ?? null;
    cause.answerOf.set(name, (cause.answerOf.get(name) ?? 0) + ns / cause.livedNs);
  }
  return causes;
}

function listed<K extends string, T>(key: K, shares: Map<T, number>): ({ share: number } & Record<K, T>)[] {
  return [...shares]
    .sort((a, b) => b[1] - a[1])
    .map(([what, share]) => ({ [key]: what, share }) as { share: number } & Record<K, T>);
}

function named(store: TraceStore, { timeNs, resolvedNs, info }: Deadlock): DeadlockNames {
  const { head } = store;
  const names = namesIn(head);
  const drawnName = (index: number) => head.actors[index]?.actor ?? names.actor(index);
  return {
    ...{ timeNs, resolvedNs, kind: info.kind, sentence: deadlockWords(head, info) },
    members: info.members.map((member, at) => ({
      actor: drawnName(member.actor),
      of: member.of === undefined ? null : drawnName(member.of),
      queue: member.queue < 0 ? null : names.queue(member.queue),
      ...{ for: member.for, words: deadlockWaitWords(info, at, names) },
    })),
  };
}
