/** The figures of one moment of a run that lies in the past: as `figures` gives them of now. */

import { shortId } from '../messages/message-detail.ts';
import { inTakingOrder } from '../queues/taking-order.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import type { RunFigures } from './figures.ts';
import type { ActorAt, Moments } from './moments.ts';
import type { WireTraffic } from './traffic.ts';

const WINDOW_NS = 1e9;
/** Messages of a queue that stand beside it on the canvas, and how much of each. */
const MOST_SHOWN = 3;
const SHOWN_LETTERS = 40;
const MOST_ORDERED = 5000;

/** Messages that are looked at for what moved; a stretch with more of them is a blur. */
const MOST_MOVED = 2000;

/**
 * `busy` and `waiting` are shares of an actor's copies at that very moment, rates those of the second before it.
 * @param timeNs 0 or more
 * @param sinceNs what moved after it is told too; absent where time does not run
 */
export function figuresAt(store: TraceStore, moments: Moments, timeNs: number, sinceNs?: number): RunFigures {
  const { head } = store;
  const answer: RunFigures = { timeNs, messages: 0, queues: {}, actors: {} };
  const actors = moments.actorsAt(timeNs);
  const seconds = Math.max(1, Math.min(WINDOW_NS, timeNs)) / 1e9;
  const beforeNs = timeNs - seconds * 1e9;
  const blocked = new Set(actors.flatMap(({ state, queue }) => (state === 'full' ? [queue] : [])));
  for (const [i, { name }] of head.queues.entries()) {
    const index = moments.contents.queues[i];
    const rows = moments.contents.at(i, timeNs);
    const handled = (index?.startedBy(timeNs) ?? 0) - rows.length;
    answer.queues[name] = {
      depth: store.queues[i]?.depthAt(timeNs) ?? 0,
      capacity: store.capacities.at(i, timeNs),
      blocking: blocked.has(i),
      perSecond: Math.max(0, (index?.startedBy(timeNs) ?? 0) - (index?.startedBy(beforeNs) ?? 0)) / seconds,
      handled,
      waiting: firstOf(store, i, rows).map((row) => contentOf(store, row)),
    };
  }
  const copies = Map.groupBy(actors, ({ actor }) => head.actors[actor]?.actor ?? '');
  for (const [name, all] of copies) {
    const share = (...states: ActorAt['state'][]) =>
      all.filter(({ state }) => states.includes(state)).length / all.length;
    const sum = (of: (actor: number) => number) => all.reduce((total, { actor }) => total + of(actor), 0);
    const handled = sum((actor) => moments.handledBy(actor, timeNs));
    answer.actors[name] = {
      busy: share('busy'),
      waiting: share('full', 'answer'),
      perSecond: (handled - sum((actor) => moments.handledBy(actor, beforeNs))) / seconds,
      handled,
      failures: sum((actor) => moments.failedBy(actor, timeNs)),
      doing: doingWords(store, all),
    };
    answer.messages += handled;
  }
  answer.awaited = awaitedAt(store, actors);
  if (sinceNs !== undefined) answer.moved = movedSince(store, moments, sinceNs, timeNs);
  return answer;
}

/** Those that will be taken first; of many in an order of its own it would take long to tell while time runs. */
function firstOf(store: TraceStore, queue: number, rows: readonly number[]): number[] {
  const ordered = rows.length > MOST_ORDERED ? rows : inTakingOrder(store, queue, rows).rows;
  return ordered.slice(0, MOST_SHOWN);
}

/** Names of the flow, with how many waited for each: the most. */
function awaitedAt({ head }: TraceStore, actors: readonly ActorAt[]): string | null {
  const waiters = new Map<string, number>();
  for (const { state, whom } of actors)
    if (state === 'full' || state === 'answer')
      for (const name of new Set(whom.map((actor) => head.actors[actor]?.actor ?? '')))
        waiters.set(name, (waiters.get(name) ?? 0) + 1);
  return [...waiters].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** What went over each wire after one time, up to another. */
function movedSince(store: TraceStore, moments: Moments, sinceNs: number, timeNs: number): WireTraffic[] {
  const { head, messages } = store;
  const byWire = new Map<string, WireTraffic>();
  const wire = (actor: number, queue: number) => {
    const names = { actor: head.actors[actor]?.actor ?? '', queue: head.queues[queue]?.name ?? '' };
    const key = JSON.stringify(names);
    const known = byWire.get(key) ?? { ...names, sent: 0, taken: 0 };
    byWire.set(key, known);
    return known;
  };
  for (const [queue, index] of moments.contents.queues.entries())
    for (const row of index.startedWithin(sinceNs, timeNs, MOST_MOVED))
      wire(messages.from[row] ?? -1, queue).sent++;
  for (const actor of head.actors.keys())
    for (const row of moments.begunWithin(actor, sinceNs, timeNs, MOST_MOVED)) {
      const queue = messages.queue[row] ?? -1;
      if (queue >= 0) wire(actor, queue).taken++;
    }
  return [...byWire.values()];
}

function contentOf(store: TraceStore, row: number): string {
  const text = store.previewOf(row);
  const id = `#${shortId(store.messages.id[row] as number)}`;
  return text === '' ? id : text.length > SHOWN_LETTERS ? `${text.slice(0, SHOWN_LETTERS)}…` : text;
}

/** `on #3.339`, `waits: jobs full`, `2 of 4 busy`: short enough for a card. */
export function doingWords(store: TraceStore, all: readonly ActorAt[]): string {
  const [only] = all;
  if (only === undefined) return '';
  if (all.length > 1) {
    const busy = all.filter(({ state }) => state === 'busy').length;
    const waiting = all.filter(({ state }) => state === 'full' || state === 'answer').length;
    return waiting > busy ? `${waiting} of ${all.length} wait` : `${busy} of ${all.length} busy`;
  }
  switch (only.state) {
    case 'away':
      return 'not there';
    case 'input':
      return 'idle';
    case 'full':
      return `${store.head.queues[only.queue]?.name ?? 'queue'} is full`;
    case 'answer':
      return 'asks';
    default: {
      const id = store.messages.id[only.handles] ?? 0;
      return `${only.state === 'outside' ? 'awaits,' : 'on'} #${shortId(id)}`;
    }
  }
}
