/** The figures of one moment of a run that lies in the past: as `figures` gives them of now. */
import type { RunFigures } from './figures.ts';
import { shortId } from './message-detail.ts';
import type { ActorAt, Moments } from './moments.ts';
import type { TraceStore } from './trace-store.ts';

const WINDOW_NS = 1e9;
/** Messages of a queue that stand beside it on the canvas, and how much of each. */
const MOST_SHOWN = 3;
const SHOWN_LETTERS = 40;

/**
 * `busy` and `waiting` are shares of an actor's copies at that very moment, rates those of the second before it.
 * @param timeNs 0 or more
 */
export function figuresAt(store: TraceStore, moments: Moments, timeNs: number): RunFigures {
  const { head } = store;
  const answer: RunFigures = { timeNs, messages: 0, queues: {}, actors: {} };
  const actors = moments.actorsAt(timeNs);
  const seconds = Math.max(1, Math.min(WINDOW_NS, timeNs)) / 1e9;
  const beforeNs = timeNs - seconds * 1e9;
  const blocked = new Set(actors.flatMap(({ state, queue }) => (state === 'full' ? [queue] : [])));
  for (const [i, { name, capacity }] of head.queues.entries()) {
    const index = moments.contents.queues[i];
    const rows = moments.contents.at(i, timeNs);
    const handled = (index?.startedBy(timeNs) ?? 0) - rows.length;
    answer.queues[name] = {
      depth: store.queues[i]?.depthAt(timeNs) ?? 0,
      capacity,
      blocking: blocked.has(i),
      perSecond: Math.max(0, (index?.startedBy(timeNs) ?? 0) - (index?.startedBy(beforeNs) ?? 0)) / seconds,
      handled,
      waiting: rows.slice(0, MOST_SHOWN).map((row) => contentOf(store, row)),
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
  return answer;
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
