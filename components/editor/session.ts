/**
 * What the screen shows and the document must never hold: selection, the open run, which panel is in front.
 * The graph and the timeline are two views of one thing, and this is where they meet.
 */
import { create } from 'zustand';
import type { RunSummary } from '@/api/types.ts';
import type { Id } from '@/flow/document.ts';
import type { MessageFacts } from '@/trace/messages/message-detail.ts';
import type { RunFigures } from '@/trace/moments/figures.ts';
import type { TravelMoment } from '@/trace/moments/travel-moment.ts';
import type { RunWaits } from '@/trace/waits/run-waits.ts';

export interface Selection {
  actors: Id[];
  queues: Id[];
  wires: Id[];
  threads: Id[];
}

export type DockTab =
  | 'timeline'
  | 'sequence'
  | 'messages'
  | 'statistics'
  | 'compare'
  | 'console'
  | 'problems';
export type InspectorTab = 'settings' | 'code' | 'messages';

interface Session {
  selection: Selection;
  /** The message selected on the timeline or in a table, with its detail once known. */
  message: { id: number; detail: MessageFacts | null } | null;
  /** The run on screen: live or past. Null while only designing. */
  run: RunSummary | null;
  figures: RunFigures | null;
  /** How its actors spent their time, the bottleneck, deadlocks. */
  waits: RunWaits | null;
  /** Where time travel stands in it; null while nobody travels. */
  moment: TravelMoment | null;
  dockTab: DockTab;
  inspectorTab: InspectorTab;
  select: (part: Partial<Selection>) => void;
  selectMessage: (message: Session['message']) => void;
  set: (
    part: Partial<Pick<Session, 'run' | 'figures' | 'waits' | 'moment' | 'dockTab' | 'inspectorTab'>>,
  ) => void;
}

/** What the canvas and the inspector show: the figures at the cursor of time travel, else those of now. */
export const shownFigures = ({ moment, figures }: Pick<Session, 'moment' | 'figures'>): RunFigures | null =>
  moment?.figures ?? figures;

export const nothing: Selection = { actors: [], queues: [], wires: [], threads: [] };

export const useSession = create<Session>()((set) => ({
  selection: nothing,
  message: null,
  run: null,
  figures: null,
  waits: null,
  moment: null,
  dockTab: 'timeline',
  inspectorTab: 'settings',
  select: (part) => set({ selection: { ...nothing, ...part } }),
  selectMessage: (message) => set({ message }),
  set: (part) => set(part),
}));
