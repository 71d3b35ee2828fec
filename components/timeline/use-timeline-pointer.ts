'use client';
import { type RefObject, useEffect, useState } from 'react';
import type { Flow } from '@/flow/document.ts';
import { type TimeArea, useArea } from './area.ts';
import { clearPick, pickMessage } from './pick-message.ts';
import { tellTrace, traceClient } from './trace-client.ts';
import type { Pointed } from './trace-messages.ts';

export type Hover = Exclude<Pointed, { kind: 'edge' }> & { xPx: number; yPx: number };

const CLICK_PX = 4;

interface Drag {
  does: 'pan' | 'new' | 'from' | 'to';
  xPx: number;
  yPx: number;
  /** Scrolled by so much when it began. */
  top: number;
  far: boolean;
  /** The area as it was. */
  before: TimeArea | null;
}

/**
 * Wheel zooms, shift and wheel or a drag pan, shift and a drag select an area, a click picks. The answer is what the
 * pointer is on.
 */
export function useTimelinePointer(
  host: RefObject<HTMLDivElement | null>,
  scroller: RefObject<HTMLDivElement | null>,
  flow: Flow,
): Hover | null {
  const [hover, setHover] = useState<Hover | null>(null);
  useEffect(() => {
    const place = host.current;
    if (place === null) return;
    let drag: Drag | null = null;
    let asking = false;
    let edge: 'from' | 'to' | null = null;
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
      const does = edge ?? (event.shiftKey ? 'new' : 'pan');
      drag = {
        does,
        ...at(event),
        top: scroller.current?.scrollTop ?? 0,
        far: false,
        before: useArea.getState().area,
      };
      place.setPointerCapture(event.pointerId);
    };
    const move = (event: PointerEvent) => {
      const point = at(event);
      if (drag !== null) {
        const far = Math.hypot(point.xPx - drag.xPx, point.yPx - drag.yPx) >= CLICK_PX;
        if (!far && !drag.far) return;
        drag.far = true;
        setHover(null);
        if (drag.does !== 'pan') {
          place.style.cursor = drag.does === 'new' ? 'crosshair' : 'ew-resize';
          const { does, before, xPx: startXPx, yPx: startYPx } = drag;
          tellTrace({ kind: 'area-drag', drag: { edge: does, startXPx, startYPx, before, ...point } });
          return;
        }
        place.style.cursor = 'grabbing';
        if (event.movementX !== 0) tellTrace({ kind: 'pan', dxPx: -event.movementX });
        if (scroller.current !== null) scroller.current.scrollTop = drag.top - (point.yPx - drag.yPx);
        return;
      }
      if (asking) return;
      asking = true;
      void traceClient.at(point.xPx, point.yPx).then((found) => {
        asking = false;
        if (drag !== null) return;
        edge = found?.kind === 'edge' ? found.edge : null;
        place.style.cursor = edge !== null ? 'ew-resize' : found === null ? 'default' : 'pointer';
        setHover(found === null || found.kind === 'edge' ? null : { ...found, ...point });
      });
    };
    const up = (event: PointerEvent) => {
      const was = drag;
      drag = null;
      place.style.cursor = 'default';
      if (was === null || was.far || was.does !== 'pan') return;
      const point = at(event);
      void traceClient.at(point.xPx, point.yPx).then((found) => {
        if (found === null) clearPick();
        else if (found.kind !== 'edge') pickMessage(flow, found.facts);
      });
    };
    const leave = () => setHover(null);
    const cancel = () => {
      drag = null;
      leave();
    };
    place.addEventListener('wheel', wheel, { passive: false });
    place.addEventListener('pointerdown', down);
    place.addEventListener('pointermove', move);
    place.addEventListener('pointerup', up);
    place.addEventListener('pointercancel', cancel);
    place.addEventListener('pointerleave', leave);
    return () => {
      place.removeEventListener('wheel', wheel);
      place.removeEventListener('pointerdown', down);
      place.removeEventListener('pointermove', move);
      place.removeEventListener('pointerup', up);
      place.removeEventListener('pointercancel', cancel);
      place.removeEventListener('pointerleave', leave);
    };
  }, [host, scroller, flow]);
  return hover;
}
