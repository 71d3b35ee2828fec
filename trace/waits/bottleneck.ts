/** Which actor makes the others wait: the one at which the waiting of all ends when it is followed to its cause. */
import { durationWords } from '../lanes/ticks.ts';
import type { Shares } from './time-shares.ts';

/** An actor's part in the waiting, by the name of the drawn actor. */
export type Causes = Map<
  string,
  {
    shares: Shares;
    /** Of all its copies together. */
    livedNs: number;
    /** Time at work that nothing is recorded of yet, not part of `livedNs`: of all its copies, and of one of them. */
    untold: { allNs: number; longestNs: number };
    thread: string;
    /** Shares of its time by full queue. */
    fullOf: Map<string, number>;
    /** The same by who gave the answer; null: nobody had begun. */
    answerOf: Map<string | null, number>;
    /** Of those queues. */
    readersOf: Map<string, string[]>;
  }
>;

export interface Bottleneck {
  actor: string;
  busy: number;
  outside: number;
  /** `12 s`: for so long it has been at one message, in a run that goes on; null where that is not why others wait. */
  atOneMessage: string | null;
  /** Who waits for it most, and the share of their own time; null where nobody waits, and it only has the most to do. */
  waiter: { actor: string; share: number } | null;
  /** `counter is the bottleneck: it is 93% busy, and reader waits for it 81% of the time.` */
  sentence: string;
}

/** Less than this share of somebody's time is no waiting worth a word. */
const LEAST_WAIT = 0.1;
/** At work less than this, an actor is not what the others wait for: they wait for messages to go to and fro. */
const LEAST_WORK = 0.4;
/** At work so much, an actor is as fast as the run can be, also where nobody waits for it. */
const ALWAYS_AT_WORK = 0.75;
/** At one thing so long, an actor is told of for that. */
const LONG_NS = 1e9;
/** Chains of waits longer than this are circles. */
const MOST_STEPS = 64;

/** Null where nobody waits for long, or those they wait for have little to do themselves. */
export function findBottleneck(causes: Causes): Bottleneck | null {
  const names = [...causes.keys()];
  const index = new Map(names.map((name, i) => [name, i] as const));
  const waits = names.map((name) => directWaits(causes, name, index));
  const blame = followed(causes, names, waits);
  const ranked = names.map((name, i) => ({ name, i, blame: blame[i] as number }));
  ranked.sort((a, b) => b.blame - a.blame);
  for (const { name, i, blame: ns } of ranked) {
    if (ns === 0) break;
    const waiter = mostPatient(names, waits, i);
    if (waiter === null || waiter.share < LEAST_WAIT) continue;
    const cause = causes.get(name) as NonNullable<ReturnType<Causes['get']>>;
    const { shares, thread, untold, livedNs } = cause;
    const sharing = sharers(causes, name, thread);
    const workedNs = (shares.busy + shares.outside) * livedNs;
    if (untold.longestNs >= LONG_NS && untold.allNs > workedNs) return atOneThing(name, cause, waiter);
    if (workedNs + untold.allNs < LEAST_WORK * (livedNs + untold.allNs) && sharing.length === 0) continue;
    return answer(name, shares, waiter, thread, sharing);
  }
  return busiest(causes);
}

/** For whom one waits, as shares of its time. A full queue is the doing of all its readers, in equal parts. */
function directWaits(causes: Causes, name: string, index: Map<string, number>): Map<number, number> {
  const found = new Map<number, number>();
  const { fullOf, answerOf, readersOf } = causes.get(name) as NonNullable<ReturnType<Causes['get']>>;
  const add = (whom: string | null, share: number) => {
    const at = whom === null || whom === name ? undefined : index.get(whom);
    if (at !== undefined) found.set(at, (found.get(at) ?? 0) + share);
  };
  for (const [queue, share] of fullOf) {
    const readers = readersOf.get(queue) ?? [];
    for (const reader of readers) add(reader, share / readers.length);
  }
  for (const [whom, share] of answerOf) add(whom, share);
  return found;
}

/**
 * The waiting of all, in nanoseconds, where it ends: whoever is waited for keeps it in the part of its own time in which
 * it was at work, and passes it on in the part in which it waited itself.
 */
function followed(causes: Causes, names: string[], waits: Map<number, number>[]): Float64Array {
  const kept = new Float64Array(names.length);
  let moving = new Float64Array(names.length);
  for (const [i, name] of names.entries())
    for (const [whom, share] of waits[i] as Map<number, number>)
      moving[whom] = (moving[whom] as number) + share * (causes.get(name)?.livedNs ?? 0);
  for (let step = 0; step < MOST_STEPS && moving.some((ns) => ns > 1); step++) {
    const next = new Float64Array(names.length);
    for (const [i, name] of names.entries()) {
      const ns = moving[i] as number;
      if (ns === 0) continue;
      const { busy, outside } = causes.get(name)?.shares ?? { busy: 0, outside: 0 };
      const passed = [...(waits[i] as Map<number, number>)];
      const waiting = passed.reduce((all, [, share]) => all + share, 0);
      const all = busy + outside + waiting;
      kept[i] = (kept[i] as number) + (all === 0 ? ns : (ns * (busy + outside)) / all);
      for (const [whom, share] of passed) next[whom] = (next[whom] as number) + (ns * share) / all;
    }
    moving = next;
  }
  return kept;
}

function mostPatient(
  names: string[],
  waits: Map<number, number>[],
  whom: number,
): { actor: string; share: number } | null {
  let found: { actor: string; share: number } | null = null;
  for (const [i, each] of waits.entries()) {
    const share = each.get(whom) ?? 0;
    if (share > (found?.share ?? 0)) found = { actor: names[i] as string, share };
  }
  return found;
}

/** Others on its thread, where the thread has its hands full and this actor is not the reason. */
function sharers(causes: Causes, name: string, thread: string): string[] {
  const others = [...causes].filter(([other, cause]) => other !== name && cause.thread === thread);
  const busy = others.reduce((all, [, { shares }]) => all + shares.busy, causes.get(name)?.shares.busy ?? 0);
  return thread !== '' && busy >= ALWAYS_AT_WORK
    ? others.filter(([, { shares }]) => shares.busy >= LEAST_WAIT).map(([other]) => other)
    : [];
}

/** Where nobody waits, the one that is at work all the time sets the pace of all. */
function busiest(causes: Causes): Bottleneck | null {
  if (causes.size < 2) return null;
  const work = ({ busy, outside }: Shares) => busy + outside;
  const [first] = [...causes].sort((a, b) => work(b[1].shares) - work(a[1].shares));
  if (first === undefined || work(first[1].shares) < ALWAYS_AT_WORK) return null;
  const [actor, { shares }] = first;
  const { busy, outside } = shares;
  const what =
    outside > busy
      ? `sets the pace: it waits on the outside ${percent(outside)} of the time`
      : `has the most to do: it is ${percent(busy)} busy`;
  return {
    actor,
    busy,
    outside,
    atOneMessage: null,
    waiter: null,
    sentence: `${actor} ${what}. Nobody waits for it for long.`,
  };
}

/** In a run that goes on: it loops or awaits something, and whether it is busy turns out later. */
function atOneThing(
  actor: string,
  { shares: { busy, outside }, untold }: NonNullable<ReturnType<Causes['get']>>,
  waiter: { actor: string; share: number },
): Bottleneck {
  const long = durationWords(Math.floor(untold.longestNs / 1e9) * 1e9);
  const sentence = `${actor} is the bottleneck: it has been at one message for ${long}, and ${waiter.actor} waits for it ${percent(waiter.share)} of the time.`;
  return { actor, busy, outside, atOneMessage: long, waiter, sentence };
}

function answer(
  actor: string,
  { busy, outside }: Shares,
  waiter: { actor: string; share: number },
  thread: string,
  sharing: string[],
): Bottleneck {
  const work =
    outside > busy ? `waits on the outside ${percent(outside)} of the time` : `is ${percent(busy)} busy`;
  const shared =
    busy + outside < LEAST_WORK ? `shares thread ${thread} with ${sharing.slice(0, 3).join(', ')}` : work;
  const sentence = `${actor} is the bottleneck: it ${shared}, and ${waiter.actor} waits for it ${percent(waiter.share)} of the time.`;
  return { actor, busy, outside, atOneMessage: null, waiter, sentence };
}

/** `93%`; what is there but small is not `0%`. */
const percent = (share: number) => (share > 0 && share < 0.01 ? '<1%' : `${Math.round(share * 100)}%`);
