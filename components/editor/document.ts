/** The open flow: the one writer of the document. Everyone else asks it with a named edit of flow/. */
import { create } from 'zustand';
import type { FlowRecord } from '@/api/types.ts';
import { emptyFlow, type Flow } from '@/flow/document.ts';
import type { Problem } from '@/flow/problem.ts';

export type SaveState = 'saved' | 'dirty' | 'saving' | 'conflict' | 'offline';

export interface DocumentStore {
  flowId: string;
  document: Flow;
  revision: number;
  trusted: boolean;
  saveState: SaveState;
  /** True while a past run is on screen, with the flow as it was then. */
  readOnly: boolean;
  /** From flow/check at once, and from the compiler a moment later. */
  problems: Problem[];
  canUndo: boolean;
  canRedo: boolean;
  open: (record: FlowRecord, options?: { readOnly?: boolean }) => void;
  /**
   * Takes the document that `change` makes. `label` names the step in the history: `Move Encoder`.
   * Edits with the same `gesture` in a row (a drag, typing in one field) are one undo step.
   */
  edit: (label: string, change: (flow: Flow) => Flow, options?: { gesture?: string }) => void;
  undo: () => void;
  redo: () => void;
}

export const useDocument = create<DocumentStore>()((set, get) => ({
  flowId: '',
  document: emptyFlow('Untitled'),
  revision: 0,
  trusted: true,
  saveState: 'saved',
  readOnly: false,
  problems: [],
  canUndo: false,
  canRedo: false,
  open: (record, options) =>
    set({
      flowId: record.id,
      document: record.document,
      revision: record.revision,
      trusted: record.trusted,
      readOnly: options?.readOnly ?? false,
    }),
  edit: (_label, change) => {
    if (!get().readOnly) set({ document: change(get().document), saveState: 'dirty' });
  },
  undo: () => {},
  redo: () => {},
}));
