'use client';
import { type FocusEvent, type MouseEvent, type PointerEvent, useMemo } from 'react';
import { useDocument } from '@/components/editor/document.ts';
import { useSession } from '@/components/editor/session.ts';
import { isPicked, pick } from './pick.ts';

const THING = '.react-flow__node, .react-flow__edge';

function thingAt(target: EventTarget): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement | SVGElement>(THING)?.dataset.id : undefined;
}

/** What React Flow does not do with a pointer or the focus: Shift and a click, right clicks, tabbing. */
export function usePointing() {
  return useMemo(
    () => ({
      /** A thing that the Tab key has reached is selected, so that keys act on what has the focus. */
      onFocusCapture(event: FocusEvent) {
        const { target } = event;
        if (!target.matches(THING) || !target.matches(':focus-visible')) return;
        onlyThis(target);
      },
      /** A right click on something that is not selected means that thing alone. */
      onContextMenuCapture(event: MouseEvent) {
        const isOnPane =
          event.target instanceof Element && event.target.closest('.react-flow__pane') !== null;
        if (thingAt(event.target) !== undefined) onlyThis(event.target);
        else if (isOnPane) useSession.getState().select({});
      },
      // With Shift, React Flow would begin a box even on a card: there it adds to the selection instead.
      onPointerDownCapture(event: PointerEvent) {
        // A long press opens the menu, in some browsers without the event of a right click.
        if (event.pointerType === 'touch') onlyThis(event.target);
        if (event.shiftKey && event.button === 0 && thingAt(event.target)) event.stopPropagation();
      },
      onMouseDownCapture(event: MouseEvent) {
        if (event.shiftKey && event.button === 0 && thingAt(event.target)) event.stopPropagation();
      },
      onClickCapture(event: MouseEvent) {
        const id = event.shiftKey ? thingAt(event.target) : undefined;
        if (id === undefined) return;
        event.stopPropagation();
        const { selection, select } = useSession.getState();
        const { document } = useDocument.getState();
        select(pick(selection, document, [{ id, selected: !isPicked(selection, id) }]));
      },
    }),
    [],
  );
}

/** Selects the thing that was pressed, unless it is selected among others. */
function onlyThis(target: EventTarget): void {
  const id = thingAt(target);
  const { selection, select } = useSession.getState();
  if (id !== undefined && !isPicked(selection, id)) select(only(id));
}

const only = (id: string) =>
  pick({ actors: [], queues: [], wires: [], threads: [] }, useDocument.getState().document, [
    { id, selected: true },
  ]);
