/** The open flow: the one writer of the document. Everyone else asks it with a named edit of flow/. */
import { create } from 'zustand';
import type { FlowRecord } from '@/api/types.ts';
import { checkFlow } from '@/flow/check.ts';
import { emptyFlow, type Flow } from '@/flow/document.ts';
import type { Problem } from '@/flow/problem.ts';
import { parts } from '@/parts/catalogue.ts';
import { emptyHistory, type History, record, redo, type Travel, undo } from './history.ts';
import { joinProblems } from './join-problems.ts';
import { pruneSelection } from './selection.ts';
import { useSession } from './session.ts';

/**
 * `dirty`: edits wait to be sent. `conflict`: the server holds another version and the user has to choose.
 * `offline`: nobody answers, it is tried again. `refused`: the server will not take this document.
 */
export type SaveState = 'saved' | 'dirty' | 'saving' | 'conflict' | 'offline' | 'refused';

export interface DocumentStore {
  flowId: string;
  document: Flow;
  revision: number;
  trusted: boolean;
  saveState: SaveState;
  /** Why, for `offline` and `refused`. */
  saveReason: string | null;
  /** What stands on the server while `saveState` is `conflict`. */
  conflict: FlowRecord | null;
  /** True while a past run is on screen, with the flow as it was then. */
  readOnly: boolean;
  /** From flow/check at once, and from the compiler a moment later. */
  problems: Problem[];
  /** The compiler's share of `problems`. */
  compiled: readonly Problem[];
  history: History;
  canUndo: boolean;
  canRedo: boolean;
  open: (record: FlowRecord, options?: { readOnly?: boolean }) => void;
  /**
   * Takes the document that `change` makes. `label` names the step in the history: `Move Encoder`.
   * Edits with the same `gesture` in a row (a drag, typing in one field) are one undo step.
   * Nothing happens where `change` answers with the same document, or while the flow is read only.
   */
  edit: (label: string, change: (flow: Flow) => Flow, options?: { gesture?: string }) => void;
  undo: () => void;
  redo: () => void;
  /** What the saver and the compiler's check have found out. */
  learn: (
    news: Partial<
      Pick<DocumentStore, 'revision' | 'saveState' | 'saveReason' | 'conflict' | 'compiled' | 'trusted'>
    >,
  ) => void;
}

export const useDocument = create<DocumentStore>()((set, get) => {
  const travel = (step: Travel | null) => {
    if (!step || get().readOnly) return;
    set({ ...standing(step.flow, step.history, get().compiled) });
    useSession.getState().select(pruneSelection(step.selection, step.flow));
  };
  return {
    flowId: '',
    document: emptyFlow('Untitled'),
    revision: 0,
    trusted: true,
    saveState: 'saved',
    saveReason: null,
    conflict: null,
    readOnly: false,
    problems: [],
    compiled: [],
    history: emptyHistory,
    canUndo: false,
    canRedo: false,
    open: (flow, options) =>
      set({
        flowId: flow.id,
        revision: flow.revision,
        trusted: flow.trusted,
        readOnly: options?.readOnly ?? false,
        saveState: 'saved',
        saveReason: null,
        conflict: null,
        compiled: [],
        ...standing(flow.document, emptyHistory, []),
      }),
    edit: (label, change, options) => {
      const { document: from, readOnly, history, compiled } = get();
      if (readOnly) return;
      const to = change(from);
      if (to === from) return;
      const { selection, select } = useSession.getState();
      const edit = { label, gesture: options?.gesture, selection, nowMs: Date.now() };
      set(standing(to, record(history, from, to, edit), compiled));
      const pruned = pruneSelection(selection, to);
      if (pruned !== selection) select(pruned);
    },
    undo: () => travel(undo(get().history, get().document, useSession.getState().selection)),
    redo: () => travel(redo(get().history, get().document, useSession.getState().selection)),
    learn: (news) => {
      const { document } = get();
      set(
        news.compiled
          ? { ...news, problems: joinProblems(checkFlow(document, parts), news.compiled, document) }
          : news,
      );
    },
  };
});

/** The document and all that follows from it. */
function standing(document: Flow, history: History, compiled: readonly Problem[]) {
  return {
    document,
    history,
    canUndo: history.done.length > 0,
    canRedo: history.undone.length > 0,
    problems: joinProblems(checkFlow(document, parts), compiled, document),
  };
}
