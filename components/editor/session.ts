/**
 * What the screen shows and the document must never hold: selection, the open run, which panel is in front.
 * The graph and the timeline are two views of one thing, and this is where they meet.
 */
import { create } from 'zustand';
import type { RunSummary } from '@/api/types.ts';
import type { Id } from '@/flow/document.ts';

export interface Selection {
  actors: Id[];
  queues: Id[];
  wires: Id[];
  threads: Id[];
}

/** Live figures of one run, read from its trace, keyed by the run's own names. */
export interface LiveFigures {
  timeNs: number;
  messages: number;
  /** By queue name. `blocking`: senders wait on it now. */
  queues: Record<
    string,
    { depth: number; capacity: number; blocking: boolean; perSecond: number; handled: number }
  >;
  /** By actor name, copies added up. busy: share 0..1 of the last second. */
  actors: Record<string, { busy: number; perSecond: number; handled: number; failures: number }>;
}

/** A message as the inspector shows it. Times are nanoseconds since the start of the run. */
export interface MessageDetail {
  id: number;
  from: string | null;
  fromThread: string | null;
  to: string | null;
  toThread: string | null;
  queue: string | null;
  kind: 'message' | 'ask' | 'answer' | 'timer' | 'callback' | 'start' | 'stop';
  sentNs: number | null;
  queuedNs: number | null;
  takenNs: number | null;
  handledNs: number | null;
  outcome:
    | 'ok'
    | 'error'
    | 'cut'
    | 'waiting'
    | 'dropped'
    | 'merged'
    | 'expired'
    | 'dead-lettered'
    | 'handling';
  error: string | null;
  bytes: number;
  preview: string;
  truncated: boolean;
  cause: number | null;
  effects: number[];
}

export type DockTab = 'timeline' | 'messages' | 'console' | 'problems';
export type InspectorTab = 'settings' | 'code' | 'messages';

interface Session {
  selection: Selection;
  /** The message selected on the timeline or in a table, with its detail once known. */
  message: { id: number; detail: MessageDetail | null } | null;
  /** The run on screen: live or past. Null while only designing. */
  run: RunSummary | null;
  figures: LiveFigures | null;
  dockTab: DockTab;
  inspectorTab: InspectorTab;
  select: (part: Partial<Selection>) => void;
  selectMessage: (message: Session['message']) => void;
  set: (part: Partial<Pick<Session, 'run' | 'figures' | 'dockTab' | 'inspectorTab'>>) => void;
}

export const nothing: Selection = { actors: [], queues: [], wires: [], threads: [] };

export const useSession = create<Session>()((set) => ({
  selection: nothing,
  message: null,
  run: null,
  figures: null,
  dockTab: 'timeline',
  inspectorTab: 'settings',
  select: (part) => set({ selection: { ...nothing, ...part } }),
  selectMessage: (message) => set({ message }),
  set: (part) => set(part),
}));
