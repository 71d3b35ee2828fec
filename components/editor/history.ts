/**
 * Undo and redo as diffs: a step is what changed, and its inverse is the way back. Pure; the clock is passed in.
 * Edits of one gesture in a row grow one step, so that a drag or a word typed is undone at once.
 */
import { applyDiff, diffFlows, type FlowDiff, invertDiff, isEmptyDiff } from '@/flow/diff.ts';
import type { Flow } from '@/flow/document.ts';
import { nothing, type Selection } from './session.ts';

export interface Step {
  label: string;
  gesture?: string;
  /** From the document before the step to the one after. */
  diff: FlowDiff;
  /** Selection before the step: undo brings it back. */
  before: Selection;
  /** Selection that stood when the step was undone: redo brings it back. */
  after: Selection;
  /** Milliseconds, on the caller's clock, of the step's last edit. */
  atMs: number;
}

export interface History {
  done: readonly Step[];
  undone: readonly Step[];
}

export const emptyHistory: History = { done: [], undone: [] };

/** A gesture that rests longer than this is over: the next edit of the same name is a new step. */
export const GESTURE_PAUSE_MS = 3000;
const MOST_STEPS = 500;

interface Edit {
  label: string;
  gesture?: string;
  /** Selection before the edit. */
  selection: Selection;
  nowMs: number;
}

/** The history after an edit from `from` to `to`. An edit that changes nothing leaves no step. */
export function record(history: History, from: Flow, to: Flow, edit: Edit): History {
  const last = history.done.at(-1);
  const grows =
    last !== undefined &&
    edit.gesture !== undefined &&
    last.gesture === edit.gesture &&
    history.undone.length === 0 &&
    edit.nowMs - last.atMs <= GESTURE_PAUSE_MS;
  if (grows) {
    const base = applyDiff(from, invertDiff(last.diff));
    const done = history.done.slice(0, -1);
    const diff = diffFlows(base, to);
    if (isEmptyDiff(diff)) return { done, undone: [] };
    return { done: [...done, { ...last, label: edit.label, diff, atMs: edit.nowMs }], undone: [] };
  }
  const diff = diffFlows(from, to);
  if (isEmptyDiff(diff)) return history;
  const step: Step = {
    label: edit.label,
    gesture: edit.gesture,
    diff,
    before: edit.selection,
    after: nothing,
    atMs: edit.nowMs,
  };
  return { done: [...history.done, step].slice(-MOST_STEPS), undone: [] };
}

export interface Travel {
  history: History;
  flow: Flow;
  selection: Selection;
  label: string;
}

export function undo(history: History, flow: Flow, selection: Selection): Travel | null {
  const step = history.done.at(-1);
  if (!step) return null;
  return {
    history: {
      done: history.done.slice(0, -1),
      undone: [...history.undone, { ...step, gesture: undefined, after: selection }],
    },
    flow: applyDiff(flow, invertDiff(step.diff)),
    selection: step.before,
    label: step.label,
  };
}

export function redo(history: History, flow: Flow, selection: Selection): Travel | null {
  const step = history.undone.at(-1);
  if (!step) return null;
  return {
    history: {
      done: [...history.done, { ...step, before: selection }],
      undone: history.undone.slice(0, -1),
    },
    flow: applyDiff(flow, step.diff),
    selection: step.after,
    label: step.label,
  };
}
