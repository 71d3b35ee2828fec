'use client';
import { useStoreApi } from '@xyflow/react';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useDocument } from '@/components/editor/document.ts';
import { nothing, useSession } from '@/components/editor/session.ts';
import type { Box, Id, Point } from '@/flow/document.ts';
import type { CanvasNode } from './derive-nodes.ts';
import { boxAt, boxesIn, type Hands, heldBoxes } from './held-boxes.ts';
import { pick } from './pick.ts';

const NO_HANDS: Hands = { pointed: null, focused: null, view: null };

/**
 * While boxes are painted: makes elements of those that the pointer or the keyboard has to do with, and selects by a box
 * drawn around painted ones.
 * @returns what React Flow is given; `lookAgain` after the view has moved; `boxUnder` a place on the page
 */
export function useHeldBoxes(
  room: RefObject<HTMLElement | null>,
  nodes: readonly CanvasNode[],
  isPainted: boolean,
) {
  const [hands, setHands] = useState(NO_HANDS);
  const store = useStoreApi();
  const shown = useRef(nodes);
  shown.current = nodes;

  const boxUnder = useCallback(
    ({ x, y }: Point): Id | null => {
      const box = room.current?.getBoundingClientRect();
      if (!box) return null;
      const [left, top, zoom] = store.getState().transform;
      return boxAt(shown.current, { x: (x - box.x - left) / zoom, y: (y - box.y - top) / zoom });
    },
    [room, store],
  );

  const last = useRef<Point | null>(null);
  const lookAgain = useCallback(() => {
    if (!isPainted) return;
    const { width, height, transform } = store.getState();
    const view = inView({ x: 0, y: 0, width, height }, transform);
    const pointed = last.current === null ? null : boxUnder(last.current);
    setHands((before) => ({ ...before, view, pointed }));
  }, [isPainted, store, boxUnder]);
  useEffect(lookAgain, [lookAgain]);

  useEffect(() => {
    const element = room.current;
    if (!isPainted || !element) return;
    const point = (pointed: Id | null) =>
      setHands((before) => (before.pointed === pointed ? before : { ...before, pointed }));
    const onMove = (event: PointerEvent) => {
      last.current = { x: event.clientX, y: event.clientY };
      if (event.buttons === 0) point(boxUnder(last.current));
    };
    // A press without a way there, as of a finger: the box has to be there before anybody else hears of the press.
    const onDown = (event: PointerEvent) =>
      flushSync(() => point(boxUnder({ x: event.clientX, y: event.clientY })));
    const onLeave = () => {
      last.current = null;
      point(null);
    };
    const onFocus = (event: FocusEvent) => {
      const { target } = event;
      const focused = target instanceof Element ? nodeOf(target) : null;
      setHands((before) => (before.focused === focused ? before : { ...before, focused }));
    };
    const onBlur = ({ relatedTarget }: FocusEvent) => {
      // On its way to the next one: without its neighbour that one would be gone before it has the focus.
      if (relatedTarget instanceof Node && element.contains(relatedTarget)) return;
      setHands((before) => (before.focused === null ? before : { ...before, focused: null }));
    };
    const listeners = {
      pointermove: onMove,
      pointerleave: onLeave,
      focusin: onFocus,
      focusout: onBlur,
    } as const;
    element.addEventListener('pointerdown', onDown, { capture: true });
    for (const [name, listener] of Object.entries(listeners))
      element.addEventListener(name, listener as EventListener);
    return () => {
      element.removeEventListener('pointerdown', onDown, { capture: true });
      for (const [name, listener] of Object.entries(listeners))
        element.removeEventListener(name, listener as EventListener);
    };
  }, [room, isPainted, boxUnder]);

  useEffect(() => {
    if (!isPainted) return;
    let taken = '';
    // React Flow selects only what it knows of.
    return store.subscribe(({ userSelectionActive, userSelectionRect, transform }, before) => {
      if (!userSelectionActive || userSelectionRect === null) {
        taken = '';
        return;
      }
      if (userSelectionRect === before.userSelectionRect) return;
      const ids = boxesIn(shown.current, inView(userSelectionRect, transform));
      const words = ids.join();
      if (words === taken) return;
      taken = words;
      const picked = ids.map((id) => ({ id, selected: true }));
      useSession.getState().select(pick(nothing, useDocument.getState().document, picked));
    });
  }, [store, isPainted]);

  const given = useMemo(() => (isPainted ? heldBoxes(nodes, hands) : nodes), [isPainted, nodes, hands]);
  return { given, lookAgain, boxUnder };
}

/** A box of the pane in canvas pixels. */
function inView({ x, y, width, height }: Box, [left, top, zoom]: readonly [number, number, number]): Box {
  return { x: (x - left) / zoom, y: (y - top) / zoom, width: width / zoom, height: height / zoom };
}

const nodeOf = (target: Element): Id | null =>
  target.closest<HTMLElement>('.react-flow__node')?.dataset.id ?? null;
