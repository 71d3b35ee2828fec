import { describe, expect, it } from 'vitest';
import { emptyFlow, type Flow } from '@/flow/document.ts';
import { addActor } from '@/flow/edits/add-actor.ts';
import { connect } from '@/flow/edits/connect.ts';
import { moveBy, moveTo } from '@/flow/edits/move.ts';
import { groupOnThread } from '@/flow/edits/place-on-thread.ts';
import { remove } from '@/flow/edits/remove.ts';
import { renameActor } from '@/flow/edits/rename.ts';
import { emptyHistory, GESTURE_PAUSE_MS, type History, record, redo, undo } from './history.ts';
import { nothing } from './session.ts';

const work = { kind: 'code', code: '' } as const;

function start(): { flow: Flow; a: string; b: string } {
  const first = addActor(emptyFlow('Test'), { name: 'A', work, ports: ['out'], at: { x: 0, y: 0 } });
  const second = addActor(first.flow, { name: 'B', work, at: { x: 400, y: 0 } });
  return { flow: second.flow, a: first.actor, b: second.actor };
}

/** A history that is edited as the store does it. */
class Editor {
  history: History = emptyHistory;
  flow: Flow;
  nowMs = 0;
  constructor(flow: Flow) {
    this.flow = flow;
  }
  edit(label: string, change: (flow: Flow) => Flow, gesture?: string, selection = nothing) {
    const to = change(this.flow);
    this.history = record(this.history, this.flow, to, { label, gesture, selection, nowMs: this.nowMs });
    this.flow = to;
  }
  back(selection = nothing) {
    const travel = undo(this.history, this.flow, selection);
    if (travel) ({ history: this.history, flow: this.flow } = travel);
    return travel;
  }
  forth(selection = nothing) {
    const travel = redo(this.history, this.flow, selection);
    if (travel) ({ history: this.history, flow: this.flow } = travel);
    return travel;
  }
}

describe('history', () => {
  it('takes back and brings back every kind of edit', () => {
    const { flow, a, b } = start();
    const editor = new Editor(flow);
    const stages = [flow];
    const edits: ((f: Flow) => Flow)[] = [
      (f) => connect(f, { kind: 'actor', id: a }, { kind: 'actor', id: b }).flow,
      (f) => renameActor(f, a, 'Reader'),
      (f) => groupOnThread(f, [a, b], 'ui').flow,
      (f) => moveBy(f, { actors: [a] }, { x: 8, y: 8 }),
      (f) => remove(f, { actors: [b] }),
      (f) => ({ ...f, name: 'Another' }),
    ];
    for (const change of edits) {
      editor.edit('step', change);
      stages.push(editor.flow);
    }
    for (const stage of stages.slice(0, -1).reverse()) {
      editor.back();
      expect(editor.flow).toEqual(stage);
    }
    expect(editor.back()).toBeNull();
    for (const stage of stages.slice(1)) {
      editor.forth();
      expect(editor.flow).toEqual(stage);
    }
    expect(editor.forth()).toBeNull();
  });

  it('brings selections back with the documents they belong to', () => {
    const { flow, a } = start();
    const editor = new Editor(flow);
    const before = { ...nothing, actors: [a] };
    const after = { ...nothing, wires: ['w'] };
    editor.edit('Delete', (f) => remove(f, { actors: [a] }), undefined, before);
    expect(editor.back(after)?.selection).toEqual(before);
    expect(editor.forth()?.selection).toEqual(after);
  });

  it('makes one step of a gesture, and none of one that leads back', () => {
    const { flow, a } = start();
    const editor = new Editor(flow);
    for (const x of [10, 20, 30])
      editor.edit('Move', (f) => moveTo(f, { actors: { [a]: { x, y: 0 } } }), 'drag a');
    expect(editor.history.done).toHaveLength(1);
    editor.edit('Move', (f) => moveTo(f, { actors: { [a]: { x: 0, y: 0 } } }), 'drag a');
    expect(editor.history.done).toHaveLength(0);
  });

  it('begins a new step for another gesture, after a pause, and after an undo', () => {
    const { flow, a } = start();
    const editor = new Editor(flow);
    const nudge = (gesture: string) =>
      editor.edit('Move', (f) => moveBy(f, { actors: [a] }, { x: 8, y: 0 }), gesture);
    nudge('one');
    nudge('two');
    expect(editor.history.done).toHaveLength(2);
    editor.nowMs = GESTURE_PAUSE_MS;
    nudge('two');
    expect(editor.history.done).toHaveLength(2);
    editor.nowMs += GESTURE_PAUSE_MS + 1;
    nudge('two');
    expect(editor.history.done).toHaveLength(3);
    editor.back();
    nudge('two');
    expect(editor.history.done).toHaveLength(3);
    expect(editor.history.undone).toHaveLength(0);
  });

  it('keeps no step for an edit that changes nothing, and loses no redo by it', () => {
    const { flow, a } = start();
    const editor = new Editor(flow);
    editor.edit('Move', (f) => moveBy(f, { actors: [a] }, { x: 8, y: 0 }));
    editor.back();
    editor.edit('Nothing', (f) => ({ ...f }));
    expect(editor.history.undone).toHaveLength(1);
  });
});
