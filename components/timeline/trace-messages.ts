/** What the page and the trace's worker say to each other. */

import type { LaneShares } from '@/trace/compare/lane-shares.ts';
import type { Arrangement } from '@/trace/lanes/lane-arrangement.ts';
import type { FilterProblem } from '@/trace/messages/filter-terms.ts';
import type { LogFilter, LogLine } from '@/trace/messages/find-logs.ts';
import type { MessageFilter } from '@/trace/messages/find-messages.ts';
import type { Lineage, LineageNode } from '@/trace/messages/lineage.ts';
import type { MessageFacts } from '@/trace/messages/message-detail.ts';
import type { MessageQuery } from '@/trace/messages/message-list.ts';
import type { ActorMoment, QueueMoment } from '@/trace/moments/at-moment.ts';
import type { RunFigures } from '@/trace/moments/figures.ts';
import type { TravelMoment } from '@/trace/moments/travel-moment.ts';
import type { CriticalPath } from '@/trace/paths/path-steps.ts';
import type { Lines, Sequence } from '@/trace/sequence/sequence.ts';
import type { RunWaits } from '@/trace/waits/run-waits.ts';
import type { TimeArea } from './area.ts';
import type { AreaDrag } from './area-drag.ts';
import type { Bookmark } from './bookmarks.ts';
import type {
  FactsAnswer,
  StatesAnswer,
  StatisticsAnswer,
  StatisticsQuestion,
} from './statistics-answers.ts';
import type { TravelOrder } from './travel-order.ts';

/** Colours as the canvas takes them. */
export interface Palette {
  surface: string;
  line: string;
  strong: string;
  ink: string;
  muted: string;
  warn: string;
  danger: string;
  accent: string;
  onBar: string;
  /** By colour name of a thread. */
  threads: Record<string, string>;
}

/** What is selected on the canvas, in the run's own names. */
export interface Highlight {
  actors: string[];
  queues: string[];
  threads: string[];
}

export type ToTrace =
  | { kind: 'open'; address: string; live: boolean; calm: boolean }
  | { kind: 'canvas'; canvas: OffscreenCanvas }
  | { kind: 'size'; widthPx: number; heightPx: number; ratio: number }
  | { kind: 'palette'; palette: Palette }
  | { kind: 'hide' }
  /** The network is back, or the page was away for long. */
  | { kind: 'wake' }
  /** Whether anybody can see the page. */
  | { kind: 'seen'; seen: boolean }
  | { kind: 'zoom'; xPx: number; factor: number }
  | { kind: 'pan'; dxPx: number }
  | { kind: 'scroll'; topPx: number }
  | { kind: 'fit' }
  | { kind: 'follow'; on: boolean }
  /** Shows this stretch, with a little air. */
  | { kind: 'fit-to'; fromNs: number; toNs: number }
  | { kind: 'centre'; timeNs: number }
  | { kind: 'arrange'; arrangement: Arrangement }
  | { kind: 'view'; view: TimelineView }
  | { kind: 'bookmarks'; all: Bookmark[] }
  /** A press on the map of the whole run, where the pointer is then, and that it was no drag. */
  | { kind: 'map'; does: 'press' | 'drag' | 'click'; xPx: number }
  | { kind: 'highlight'; highlight: Highlight | null }
  | { kind: 'select'; id: number | null }
  | { kind: 'area'; area: TimeArea | null }
  | { kind: 'area-drag'; drag: AreaDrag }
  /** By keyboard: moves the later edge, or the earlier one; begins an area where there is none. */
  | { kind: 'area-step'; edge: 'from' | 'to'; dxPx: number }
  /** All that is in view. */
  | { kind: 'area-all' }
  | { kind: 'travel'; order: TravelOrder }
  | { kind: 'ask'; ask: number; question: Question }
  /** What is seen of the timeline, as a file; answered like a question. */
  | { kind: 'picture'; ask: number; format: PictureFormat };

export type PictureFormat = 'svg' | 'png';

export type Question =
  | { of: 'detail'; id: number }
  | { of: 'query'; filter: MessageFilter; limit: number }
  | { of: 'messages'; query: MessageQuery; from: number; to: number }
  /** Where a message stands in that list. */
  | { of: 'place'; query: MessageQuery; id: number }
  | { of: 'logs'; filter: LogFilter; from: number; to: number }
  | { of: 'lineage'; id: number; most: number }
  | { of: 'effects'; id: number; from: number; to: number }
  /** Of each copy of an actor, and of a queue, at the cursor of time travel. */
  | { of: 'actor-at'; name: string }
  | { of: 'queue-at'; name: string; from: number; to: number }
  /** The message under a point of the lanes, in CSS pixels of the canvas. */
  | { of: 'point'; xPx: number; yPx: number }
  /** The bar before or after the selected one in its lane; the first in view where none is selected. */
  | { of: 'step'; by: -1 | 1 }
  /** The cause of the selected one, or what it led to. */
  | { of: 'chain'; by: -1 | 1 }
  /** What M marks: the area, the selected message, or the middle of the view. */
  | { of: 'to-mark' }
  /** The time in the middle of the view. */
  | { of: 'middle' }
  | StatisticsQuestion
  /** The messages of a sequence diagram. */
  | { of: 'sequence'; what: SequenceOf; lines: Lines };

/** What a sequence diagram is of: what the timeline shows, an area of it, or a message with its causes and effects. */
export type SequenceOf = { kind: 'view' } | { kind: 'area'; area: TimeArea } | { kind: 'chain'; id: number };

export interface Rows<T> {
  total: number;
  /** Index of the first of `rows`. */
  from: number;
  rows: T[];
  /** The trace has grown since they were found: worth asking again in a moment. */
  isOld: boolean;
}
export type Pointed =
  | { kind: 'bar' | 'arrow'; facts: MessageFacts }
  /** An edge of the selected area. */
  | { kind: 'edge'; edge: 'from' | 'to' }
  /** A mark, a state, a queue at that moment. */
  | { kind: 'words'; lines: string[] }
  /** The map of the whole run, and what a press there does. */
  | { kind: 'map'; does: 'pan' | 'from' | 'to' | 'new' };
export interface FoundRows extends Rows<MessageFacts> {
  /** Share of the search that is done, 1 at its end. */
  progress: number;
  problems: FilterProblem[];
}
export interface Answers {
  detail: MessageFacts | null;
  query: MessageFacts[];
  messages: FoundRows;
  /** -1 where it is not in the list. */
  place: number;
  logs: Rows<LogLine>;
  point: Pointed | null;
  step: MessageFacts | null;
  /** Null where the trace has no such message. */
  sequence: Sequence | null;
  chain: MessageFacts | null;
  'to-mark': Bookmark | null;
  middle: number | null;
  lineage: Lineage | null;
  effects: LineageNode[];
  /** Null where nothing is shown. */
  picture: Blob | null;
  'actor-at': ActorMoment[] | null;
  'queue-at': QueueMoment | null;
  statistics: StatisticsAnswer | null;
  states: StatesAnswer | null;
  path: CriticalPath | null;
  facts: FactsAnswer | null;
  lanes: LaneShares | null;
}

export type TracePhase =
  | { name: 'connecting' }
  /** `again`: after the connection was lost. */
  | { name: 'reading'; again: boolean }
  /** The connection was lost; the next attempt is in `retryMs`. */
  | { name: 'lost'; retryMs: number }
  /** The run is over and all of its trace is here. `crashed`: it ended without a word. */
  | { name: 'ended'; crashed: boolean }
  | { name: 'unreadable'; message: string }
  /** What comes next was removed while nobody read it: the trace has to be opened again, and begins later. */
  | { name: 'behind' };

/** How the user wants to look at the run. */
export interface TimelineView {
  /** Idle time is folded. */
  folded: boolean;
  /** Of the selected message all causes and effects, not the nearest alone. */
  wholeChain: boolean;
  /** Arrows of all messages in view. */
  allArrows: boolean;
}

export interface LaneLabel {
  kind: 'thread' | 'queue' | 'group';
  name: string;
  /** As the arrangement names it. */
  key: string;
  colour: string;
  topPx: number;
  heightPx: number;
  /** Height of its own line above `rows`; 0 where there are none. */
  headPx: number;
  collapsed: boolean;
  pinned: boolean;
  inGroup: boolean;
  /** Of a queue: how much leaves it, in the stretch in view. */
  rate: string;
  /** Rows that belong to one actor each, from the top of the lane. */
  rows: { name: string; topPx: number; heightPx: number }[];
  /** Share 0..1 of the stretch in view; for a queue, its depth now and capacity in words stand in `note`. */
  busy: number;
  note: string;
}

/** An arrow of the selected message as it was painted: names of the lanes it leads from and to. */
export interface ArrowWords {
  from: string;
  to: string;
}

export interface TraceState {
  phase: TracePhase;
  following: boolean;
  lanes: LaneLabel[];
  lanesPx: number;
  /** What is in view, in nanoseconds, and how many gaps in it are folded. */
  inView: { fromNs: number; toNs: number; folds: number };
  /** Height of the lanes that do not scroll. */
  pinnedPx: number;
  /** The selected message's own arrow first, then its cause's and its effects'. */
  arrows: ArrowWords[];
  /** How many messages were taken in view, where arrows of all were asked for and are too many; else 0. */
  arrowsOf: number;
  /** How many the run has had so far. */
  threads: number;
  messages: number;
  logs: number;
  failures: number;
  lastNs: number;
  /** What is missing of the trace, in words; null where it is whole. */
  cut: string | null;
  /** Wall clock at time 0, milliseconds since 1970. */
  startedAtMs: number;
  figures: RunFigures | null;
}

export type FromTrace =
  /** What has changed of it. */
  | { kind: 'state'; state: Partial<TraceState> }
  /** Less often than the state. */
  | { kind: 'waits'; waits: RunWaits }
  /** Null: nobody travels. */
  | { kind: 'moment'; moment: TravelMoment | null }
  /** The selected area, as the user has dragged it. */
  | { kind: 'area'; area: TimeArea | null }
  | { kind: 'answer'; ask: number; value: Answers[keyof Answers] };
