/** Commands that need the canvas: what is seen, where things lie, how they are wired. */
import type { ReactFlowInstance } from '@xyflow/react';
import type { Command } from '@/components/editor/commands.ts';
import { useDocument } from '@/components/editor/document.ts';
import { countOf, selectionWords } from '@/components/editor/selection.ts';
import { useSession } from '@/components/editor/session.ts';
import type { Box } from '@/flow/document.ts';
import { arrange } from '@/flow/edits/arrange.ts';
import { setAsk } from '@/flow/edits/change-wire.ts';
import { moveBy } from '@/flow/edits/move.ts';
import { groupOnThread, placeOnOwnThread } from '@/flow/edits/place-on-thread.ts';
import type { Size } from '@/flow/geometry.ts';
import type { WireEdge } from './derive-edges.ts';
import type { CanvasNode } from './derive-nodes.ts';
import { boxesOf, boxOf, fitView } from './fit-view.ts';
import { groupCommands } from './group-commands.ts';
import { beginRenaming } from './renaming.ts';

export type CanvasInstance = ReactFlowInstance<CanvasNode, WireEdge>;

interface Handed {
  canvas: CanvasInstance;
  /** Of the canvas on the page, in pixels. */
  size: () => Size;
  /** Opens the dialog that draws a wire from the keyboard. */
  openConnect: () => void;
}

const session = () => useSession.getState();
const store = () => useDocument.getState();
const editable = () => !store().readOnly;
const anything = () => countOf(session().selection) > 0;
const calm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
export const glide = () => ({ duration: calm() ? 0 : 180 });

/** Goes to where the box is in view. @param maxZoom small things are not made larger than this */
export function showBox(canvas: CanvasInstance, box: Box | null, size: Size, maxZoom?: number): void {
  if (box !== null) void canvas.setViewport(fitView(box, size, maxZoom), glide());
}

export function canvasCommands({ canvas, size, openConnect }: Handed): Command[] {
  const fitAll = () => showBox(canvas, boxesOf(store().document), size());
  const reveal = () => showBox(canvas, boxOf(store().document, session().selection), size());
  const view = (id: string, title: string, keys: string[], run: () => void): Command => ({
    id: `canvas.${id}`,
    title,
    group: 'View',
    keys,
    scope: 'canvas',
    run,
  });
  return [
    view('fit', 'Fit everything', ['1', 'mod+0'], fitAll),
    view('fit-selection', 'Fit what is selected', ['2'], reveal),
    view('zoom-in', 'Zoom in', ['plus', '=', 'mod+plus', 'mod+='], () => void canvas.zoomIn(glide())),
    view('zoom-out', 'Zoom out', ['minus', 'mod+minus'], () => void canvas.zoomOut(glide())),
    view('zoom-actual', 'Zoom to 100%', ['0'], () => void canvas.zoomTo(1, glide())),
    {
      id: 'canvas.arrange',
      title: 'Arrange',
      group: 'Canvas',
      keys: ['shift+a'],
      scope: 'canvas',
      enabled: editable,
      run: () => {
        store().edit('Arrange', arrange);
        requestAnimationFrame(fitAll);
      },
    },
    {
      id: 'canvas.connect',
      title: 'Connect…',
      group: 'Canvas',
      keys: ['c'],
      scope: 'canvas',
      enabled: editable,
      run: openConnect,
    },
    ...threadCommands(),
    ...groupCommands(),
    ...selectionCommands(),
    ...nudges(),
  ];
}

function threadCommands(): Command[] {
  return [
    {
      id: 'canvas.group',
      title: 'Group on one thread',
      group: 'Canvas',
      keys: ['mod+g'],
      scope: 'canvas',
      enabled: () => editable() && session().selection.actors.length > 1,
      run: () => {
        const { actors } = session().selection;
        store().edit(
          `Group ${actors.length} actors on one thread`,
          (flow) => groupOnThread(flow, actors).flow,
        );
      },
    },
    {
      id: 'canvas.ungroup',
      title: 'Give each its own thread',
      group: 'Canvas',
      keys: ['shift+mod+g'],
      scope: 'canvas',
      enabled: () => editable() && sharesThread(),
      run: () => {
        const { actors, threads } = session().selection;
        store().edit('Give each its own thread', (flow) => {
          const all = Object.keys(flow.actors).filter(
            (id) => actors.includes(id) || threads.includes(flow.actors[id]?.thread ?? ''),
          );
          return placeOnOwnThread(flow, all);
        });
      },
    },
  ];
}

/** Whether anything selected is on a thread with others. */
function sharesThread(): boolean {
  const { actors, threads } = session().selection;
  const { document } = store();
  const on = new Map<string, number>();
  for (const { thread } of Object.values(document.actors)) on.set(thread, (on.get(thread) ?? 0) + 1);
  const chosen = [...threads, ...actors.map((id) => document.actors[id]?.thread ?? '')];
  return chosen.some((thread) => (on.get(thread) ?? 0) > 1);
}

function selectionCommands(): Command[] {
  const single = () => {
    const { actors, queues, threads } = session().selection;
    const all = [...actors, ...queues, ...threads];
    return all.length === 1 ? all[0] : undefined;
  };
  const sends = () => {
    const { wires } = store().document;
    return session().selection.wires.filter((id) => wires[id]?.kind === 'send');
  };
  return [
    {
      id: 'canvas.rename',
      title: 'Rename',
      group: 'Edit',
      keys: ['f2'],
      scope: 'canvas',
      enabled: () => editable() && single() !== undefined,
      run: () => {
        const id = single();
        if (id) beginRenaming(id);
      },
    },
    {
      id: 'canvas.open-code',
      title: 'Open the code',
      group: 'Edit',
      keys: ['enter'],
      scope: 'canvas',
      enabled: () => session().selection.actors.length === 1,
      run: () => session().set({ inspectorTab: 'code' }),
    },
    {
      id: 'canvas.ask',
      title: 'Answers come back',
      group: 'Edit',
      keys: ['a'],
      scope: 'canvas',
      enabled: () => editable() && sends().length > 0,
      run: () => {
        const wires = sends();
        store().edit('Change wire', (flow) => {
          const ask = !wires.every((id) => {
            const wire = flow.wires[id];
            return wire?.kind === 'send' && wire.ask;
          });
          return wires.reduce((next, id) => setAsk(next, id, ask), flow);
        });
      },
    },
  ];
}

function nudges(): Command[] {
  const ways = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] } as const;
  return Object.entries(ways).flatMap(([way, [x, y]]) =>
    ([8, 40] as const).map(
      (step): Command => ({
        id: `canvas.nudge-${way}${step === 8 ? '' : '-far'}`,
        title: `Move ${way}${step === 8 ? '' : ' a lot'}`,
        group: 'Canvas',
        keys: [step === 8 ? way : `shift+${way}`],
        scope: 'canvas',
        enabled: () => editable() && anything(),
        run: () => {
          const { selection } = session();
          const words = selectionWords(selection, store().document);
          store().edit(`Move ${words}`, (flow) => moveBy(flow, selection, { x: x * step, y: y * step }), {
            gesture: `nudge ${words}`,
          });
        },
      }),
    ),
  );
}
