/** The open run's trace, as the page sees it: a worker that reads and paints, and questions to it. */
import { create } from 'zustand';
import { useSession } from '@/components/editor/session.ts';
import type { LogFilter, LogLine } from '@/trace/messages/find-logs.ts';
import type { Lineage, LineageNode } from '@/trace/messages/lineage.ts';
import type { MessageFacts } from '@/trace/messages/message-detail.ts';
import type { MessageQuery } from '@/trace/messages/message-list.ts';
import type { ActorMoment, QueueMoment } from '@/trace/moments/at-moment.ts';
import type { Lines, Sequence } from '@/trace/sequence/sequence.ts';
import { type TimeArea, useArea } from './area.ts';
import { type Bookmark, useBookmarks } from './bookmarks.ts';
import { takeEarly, traceWorker } from './early-trace.ts';
import { withNews } from './state-news.ts';
import type { AreaQuestion } from './statistics-answers.ts';
import type {
  Answers,
  FoundRows,
  FromTrace,
  PictureFormat,
  Pointed,
  Question,
  Rows,
  SequenceOf,
  ToTrace,
  TraceState,
} from './trace-messages.ts';

interface OpenTrace {
  runId: string | null;
  /** Null until the worker said something. */
  state: TraceState | null;
  /** Counts workers: one that is new knows nothing of canvas, selection and colours. */
  opened: number;
}

export const useTrace = create<OpenTrace>()(() => ({ runId: null, state: null, opened: 0 }));

let worker: Worker | null = null;
let openedLive = false;
let asks = 0;
const waiting = new Map<number, (value: Answers[keyof Answers] | null) => void>();

/** Opens a run's trace, and closes the one before; null only closes. `live`: the run goes on. */
export function openTrace(runId: string | null, live = false): void {
  if (useTrace.getState().runId !== runId) startWorker(runId, live);
}

/** Reads the open trace once more from its start. */
export function reopenTrace(): void {
  const { runId } = useTrace.getState();
  if (runId !== null) startWorker(runId, openedLive);
}

function startWorker(runId: string | null, live: boolean): void {
  worker?.terminate();
  worker = null;
  openedLive = live;
  for (const answer of waiting.values()) answer(null);
  waiting.clear();
  useTrace.setState(({ opened }) => ({ runId, state: null, opened: opened + 1 }));
  useSession.getState().set({ figures: null, waits: null, moment: null });
  useArea.setState({ area: null });
  useBookmarks.setState({ all: [] });
  if (runId === null) return;
  const early = takeEarly(runId, live);
  const opened = early?.worker ?? traceWorker(runId, live);
  worker = opened;
  const hear = (data: FromTrace) => {
    // What came before may have had the trace opened anew.
    if (worker !== opened) return;
    if (data.kind === 'answer') {
      waiting.get(data.ask)?.(data.value);
      waiting.delete(data.ask);
      return;
    }
    if (data.kind === 'area') {
      useArea.setState({ area: data.area });
      return;
    }
    if (data.kind === 'moment') {
      useSession.getState().set({ moment: data.moment });
      return;
    }
    if (data.kind === 'waits') {
      useSession.getState().set({ waits: data.waits });
      return;
    }
    if (data.state.phase?.name === 'behind') {
      reopenTrace();
      return;
    }
    useTrace.setState(({ state }) => ({ state: withNews(state, data.state) }));
    if (data.state.figures !== undefined) useSession.getState().set({ figures: data.state.figures });
  };
  worker.onmessage = ({ data }: MessageEvent<FromTrace>) => hear(data);
  // Most likely it had no more memory.
  worker.onerror = () => {
    const { state } = useTrace.getState();
    const phase = { name: 'unreadable', message: 'The timeline has stopped working.' } as const;
    if (state !== null) useTrace.setState({ state: { ...state, phase } });
  };
  for (const data of early?.heard ?? []) hear(data);
}

export function tellTrace(message: ToTrace, transfer: Transferable[] = []): void {
  worker?.postMessage(message, transfer);
}

/** Selects a stretch of time and lanes, or none. */
export function tellArea(area: TimeArea | null): void {
  useArea.setState({ area });
  tellTrace({ kind: 'area', area });
}

function ask<K extends keyof Answers>(question: Question & { of: K }, none: Answers[K]): Promise<Answers[K]> {
  return asked<K>((number) => ({ kind: 'ask', ask: number, question }), none);
}

function asked<K extends keyof Answers>(
  say: (number: number) => ToTrace,
  none: Answers[K],
): Promise<Answers[K]> {
  if (worker === null) return Promise.resolve(none);
  const number = ++asks;
  return new Promise((resolve) => {
    waiting.set(number, (value) => resolve((value as Answers[K] | null) ?? none));
    tellTrace(say(number));
  });
}

const noRows = { total: 0, from: 0, rows: [], isOld: false };

/** Questions to the open trace. Without one, and where a run was closed meanwhile, answers are empty. */
export const traceClient = {
  detail: (id: number): Promise<MessageFacts | null> => ask({ of: 'detail', id }, null),
  /** The latest `limit` messages that match, earliest first. Names are those of the flow. */
  query: ({
    actor,
    queue,
    thread,
    text,
    limit,
  }: {
    actor?: string;
    queue?: string;
    thread?: string;
    text?: string;
    limit: number;
  }): Promise<MessageFacts[]> => {
    const list = (name: string | undefined) => (name === undefined ? undefined : [name]);
    const filter = { actors: list(actor), queues: list(queue), threads: list(thread), text };
    return ask({ of: 'query', filter, limit }, []);
  },
  /** Rows [from, to) of the messages that a filter finds; those found so far while the search goes on. */
  messages: (query: MessageQuery, from: number, to: number): Promise<FoundRows> =>
    ask({ of: 'messages', query, from, to }, { ...noRows, progress: 1, problems: [] }),
  place: (query: MessageQuery, id: number): Promise<number> => ask({ of: 'place', query, id }, -1),
  logs: (filter: LogFilter, from: number, to: number): Promise<Rows<LogLine>> =>
    ask({ of: 'logs', filter, from, to }, noRows),
  at: (xPx: number, yPx: number): Promise<Pointed | null> => ask({ of: 'point', xPx, yPx }, null),
  lineage: (id: number, most: number): Promise<Lineage | null> => ask({ of: 'lineage', id, most }, null),
  /** Effects [from, to) of a message. */
  effects: (id: number, from: number, to: number): Promise<LineageNode[]> =>
    ask({ of: 'effects', id, from, to }, []),
  /** Null where nobody travels in time. */
  actorAt: (name: string): Promise<ActorMoment[] | null> => ask({ of: 'actor-at', name }, null),
  queueAt: (name: string, from: number, to: number): Promise<QueueMoment | null> =>
    ask({ of: 'queue-at', name, from, to }, null),
  step: (by: -1 | 1): Promise<MessageFacts | null> => ask({ of: 'step', by }, null),
  chain: (by: -1 | 1): Promise<MessageFacts | null> => ask({ of: 'chain', by }, null),
  toMark: (): Promise<Bookmark | null> => ask({ of: 'to-mark' }, null),
  middle: (): Promise<number | null> => ask({ of: 'middle' }, null),
  statistics: (question: AreaQuestion) => ask({ of: 'statistics', ...question }, null),
  states: (fromNs: number | null, toNs: number | null) => ask({ of: 'states', fromNs, toNs }, null),
  facts: () => ask({ of: 'facts' }, null),
  lanes: (fromNs: number, toNs: number, parts: number) => ask({ of: 'lanes', fromNs, toNs, parts }, null),
  /** Where the time of a message went, by its id, with or without what led to it; that of the run for null. */
  path: (id: number | null, withCauses: boolean) => ask({ of: 'path', id, withCauses }, null),
  /** What is seen of the timeline, its lanes' names included. */
  picture: (format: PictureFormat): Promise<Blob | null> =>
    asked<'picture'>((number) => ({ kind: 'picture', ask: number, format }), null),
  sequence: (what: SequenceOf, lines: Lines): Promise<Sequence | null> =>
    ask({ of: 'sequence', what, lines }, null),
};
