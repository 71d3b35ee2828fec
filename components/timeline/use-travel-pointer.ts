'use client';
import { type RefObject, useEffect } from 'react';
import { AXIS_PX, MAP_PX } from './scene.ts';
import { tellTrace } from './trace-client.ts';

/** Above it is the map of the whole run, below it are the lanes. */
const isAxis = (yPx: number) => yPx >= MAP_PX && yPx < AXIS_PX;

/** A press on the axis puts the cursor of time travel there, and a drag moves it. Nothing else is told of these. */
export function useTravelPointer(host: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const place = host.current;
    if (place === null) return;
    let dragging = false;
    const at = (event: PointerEvent) => {
      const box = place.getBoundingClientRect();
      return { xPx: event.clientX - box.left, yPx: event.clientY - box.top };
    };
    const go = (xPx: number) => tellTrace({ kind: 'travel', order: { do: 'at', xPx } });
    const down = (event: PointerEvent) => {
      const { xPx, yPx } = at(event);
      if (event.button !== 0 || event.shiftKey || !isAxis(yPx)) return;
      event.stopImmediatePropagation();
      place.focus();
      place.setPointerCapture(event.pointerId);
      dragging = true;
      go(xPx);
    };
    const move = (event: PointerEvent) => {
      const { xPx, yPx } = at(event);
      if (!dragging && !isAxis(yPx)) return;
      event.stopImmediatePropagation();
      place.style.cursor = 'ew-resize';
      if (dragging) go(xPx);
    };
    const up = (event: PointerEvent) => {
      if (!dragging) return;
      dragging = false;
      event.stopImmediatePropagation();
    };
    const options = { capture: true };
    place.addEventListener('pointerdown', down, options);
    place.addEventListener('pointermove', move, options);
    place.addEventListener('pointerup', up, options);
    place.addEventListener('pointercancel', up, options);
    return () => {
      place.removeEventListener('pointerdown', down, options);
      place.removeEventListener('pointermove', move, options);
      place.removeEventListener('pointerup', up, options);
      place.removeEventListener('pointercancel', up, options);
    };
  }, [host]);
}
