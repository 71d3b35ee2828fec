'use client';
import { type RefObject, useEffect, useState } from 'react';
import type { Flow } from '@/flow/document.ts';
import { clearPick, pickMessage } from './pick-message.ts';
import { tellTrace, traceClient } from './trace-client.ts';
import type { Pointed } from './trace-messages.ts';

export interface Hover extends Pointed {
  xPx: number;
  yPx: number;
}

const CLICK_PX = 4;

/** Wheel zooms, shift and wheel or a drag pan, a click picks. The answer is what the pointer is on. */
export function useTimelinePointer(
  host: RefObject<HTMLDivElement | null>,
  scroller: RefObject<HTMLDivElement | null>,
  flow: Flow,
): Hover | null {
  const [hover, setHover] = useState<Hover | null>(null);
  useEffect(() => {
    const place = host.current;
    if (place === null) return;
    let drag: { x: number; y: number; top: number; far: boolean } | null = null;
    let asking = false;
    const at = (event: MouseEvent) => {
      const box = place.getBoundingClientRect();
      return { xPx: event.clientX - box.left, yPx: event.clientY - box.top };
    };
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      setHover(null);
      const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      if (sideways) {
        tellTrace({ kind: 'pan', dxPx: (event.deltaX || event.deltaY) * unit });
        return;
      }
      // A pinch arrives as small steps with ctrl.
      const factor = Math.exp(
        Math.max(-240, Math.min(240, event.deltaY * unit)) * (event.ctrlKey ? 0.01 : 0.002),
      );
      tellTrace({ kind: 'zoom', xPx: at(event).xPx, factor });
    };
    const down = (event: PointerEvent) => {
      if (event.button !== 0) return;
      drag = { x: event.clientX, y: event.clientY, top: scroller.current?.scrollTop ?? 0, far: false };
      place.setPointerCapture(event.pointerId);
    };
    const move = (event: PointerEvent) => {
      if (drag !== null) {
        const far = Math.hypot(event.clientX - drag.x, event.clientY - drag.y) >= CLICK_PX;
        if (!far && !drag.far) return;
        drag.far = true;
        setHover(null);
        place.style.cursor = 'grabbing';
        if (event.movementX !== 0) tellTrace({ kind: 'pan', dxPx: -event.movementX });
        if (scroller.current !== null) scroller.current.scrollTop = drag.top - (event.clientY - drag.y);
        return;
      }
      if (asking) return;
      asking = true;
      const point = at(event);
      void traceClient.at(point.xPx, point.yPx).then((found) => {
        asking = false;
        if (drag !== null) return;
        place.style.cursor = found === null ? 'default' : 'pointer';
        setHover(found === null ? null : { ...found, ...point });
      });
    };
    const up = (event: PointerEvent) => {
      const was = drag;
      drag = null;
      place.style.cursor = 'default';
      if (was === null || was.far) return;
      const point = at(event);
      void traceClient.at(point.xPx, point.yPx).then((found) => {
        if (found === null) clearPick();
        else pickMessage(flow, found.facts);
      });
    };
    const leave = () => setHover(null);
    place.addEventListener('wheel', wheel, { passive: false });
    place.addEventListener('pointerdown', down);
    place.addEventListener('pointermove', move);
    place.addEventListener('pointerup', up);
    place.addEventListener('pointercancel', leave);
    place.addEventListener('pointerleave', leave);
    return () => {
      place.removeEventListener('wheel', wheel);
      place.removeEventListener('pointerdown', down);
      place.removeEventListener('pointermove', move);
      place.removeEventListener('pointerup', up);
      place.removeEventListener('pointercancel', leave);
      place.removeEventListener('pointerleave', leave);
    };
  }, [host, scroller, flow]);
  return hover;
}
