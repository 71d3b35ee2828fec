'use client';
/** Dragging a lane by its name: a line shows where it would come to stand. */
import { type PointerEvent as Pressed, useRef, useState } from 'react';
import type { LaneKey } from '@/trace/lanes/lane-arrangement.ts';
import { dropLane } from './place-lanes.ts';

export interface LaneDrop {
  /** The lane that is dragged. */
  key: LaneKey;
  /** The one beside which it would stand; null while there is none. */
  target: LaneKey | null;
  isAfter: boolean;
}

/** A press moves a little without being a drag. */
const SLACK_PX = 4;
/** Near the edge the lanes scroll. */
const EDGE_PX = 24;
const SCROLL_PX = 8;

const laneOf = (element: Element | null) => element?.closest<HTMLElement>('[data-lane]') ?? null;

/** @returns the drag that goes on, and what the element that scrolls the names listens to */
export function useLaneDrag(flow: string) {
  const [drop, setDrop] = useState<LaneDrop | null>(null);
  const press = useRef<{ key: LaneKey; yPx: number; pointer: number } | null>(null);
  const dragged = useRef(false);
  const end = () => {
    press.current = null;
    setDrop(null);
  };
  const onPointerDown = (event: Pressed<HTMLElement>) => {
    dragged.current = false;
    const element = event.target as HTMLElement;
    const key = laneOf(element)?.dataset.lane;
    if (event.button !== 0 || key === undefined || element.closest('[aria-haspopup]') !== null) return;
    press.current = { key, yPx: event.clientY, pointer: event.pointerId };
  };
  const onPointerMove = (event: Pressed<HTMLElement>) => {
    const pressed = press.current;
    if (pressed === null || pressed.pointer !== event.pointerId) return;
    if (!dragged.current) {
      if (Math.abs(event.clientY - pressed.yPx) < SLACK_PX) return;
      dragged.current = true;
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    const scroller = event.currentTarget;
    const { left, top, bottom } = scroller.getBoundingClientRect();
    if (event.clientY > bottom - EDGE_PX) scroller.scrollTop += SCROLL_PX;
    else if (event.clientY < top + EDGE_PX) scroller.scrollTop -= SCROLL_PX;
    const over = laneOf(document.elementFromPoint(left + 30, event.clientY));
    const box = over?.getBoundingClientRect();
    const target = over?.dataset.lane ?? null;
    const isAfter = box !== undefined && event.clientY > box.top + box.height / 2;
    setDrop({ key: pressed.key, target: target === pressed.key ? null : target, isAfter });
  };
  const onPointerUp = () => {
    if (drop?.target != null) dropLane(flow, drop.key, drop.target, drop.isAfter);
    end();
  };
  return {
    drop,
    listeners: {
      ...{ onPointerDown, onPointerMove, onPointerUp, onPointerCancel: end },
      // The press that ended a drag selects nothing.
      onClickCapture: (event: { stopPropagation(): void; preventDefault(): void }) => {
        if (!dragged.current) return;
        dragged.current = false;
        event.stopPropagation();
        event.preventDefault();
      },
    },
  };
}
