'use client';
import { type RefObject, useEffect, useState } from 'react';
import type { Flow } from '@/flow/document.ts';
import { type TimeArea, useArea } from './area.ts';
import { clearPick, pickMessage } from './pick-message.ts';
import { Fingers } from './pinch.ts';
import { MAP_PX } from './scene.ts';
import { tellTrace, traceClient } from './trace-client.ts';
import type { Pointed } from './trace-messages.ts';

export type Hover = Extract<Pointed, { kind: 'bar' | 'arrow' | 'words' }> & { xPx: number; yPx: number };

const CLICK_PX = 4;

interface Drag {
  does: 'pan' | 'map' | 'new' | 'from' | 'to';
  xPx: number;
  yPx: number;
  /** Where the pointer was last: not every browser says by how much a finger moved. */
  lastXPx: number;
  /** Scrolled by so much when it began. */
  top: number;
  far: boolean;
  /** The area as it was. */
  before: TimeArea | null;
}

function cursorOf(found: Pointed | null): string {
  if (found === null || found.kind === 'words') return 'default';
  if (found.kind === 'edge') return 'ew-resize';
  if (found.kind !== 'map') return 'pointer';
  return found.does === 'pan' ? 'grab' : found.does === 'new' ? 'crosshair' : 'ew-resize';
}

/**
 * Wheel zooms, shift and wheel or a drag pan, two fingers do both, shift and a drag select an area, a drag on the map
 * chooses what is in view, a click picks. The answer is what the pointer is on.
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
    const fingers = new Fingers();
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
    const begin = (does: Drag['does'], point: { xPx: number; yPx: number }, far = false): Drag => ({
      ...{ does, ...point, lastXPx: point.xPx, far },
      top: scroller.current?.scrollTop ?? 0,
      before: useArea.getState().area,
    });
    const down = (event: PointerEvent) => {
      if (event.button !== 0) return;
      const point = at(event);
      place.setPointerCapture(event.pointerId);
      fingers.press(event.pointerId, point);
      if (fingers.count > 1) {
        // The second finger makes a pinch of what the first began.
        drag = null;
        return;
      }
      const does = point.yPx < MAP_PX ? 'map' : (edge ?? (event.shiftKey ? 'new' : 'pan'));
      drag = begin(does, point);
      if (does === 'map') tellTrace({ kind: 'map', does: 'press', xPx: point.xPx });
    };
    const dragTo = (from: Drag, point: { xPx: number; yPx: number }) => {
      setHover(null);
      const { does, before, xPx: startXPx, yPx: startYPx } = from;
      if (does === 'map') {
        tellTrace({ kind: 'map', does: 'drag', xPx: point.xPx });
      } else if (does === 'pan') {
        place.style.cursor = 'grabbing';
        if (point.xPx !== from.lastXPx) tellTrace({ kind: 'pan', dxPx: from.lastXPx - point.xPx });
        from.lastXPx = point.xPx;
        if (scroller.current !== null) scroller.current.scrollTop = from.top - (point.yPx - from.yPx);
      } else {
        place.style.cursor = does === 'new' ? 'crosshair' : 'ew-resize';
        tellTrace({ kind: 'area-drag', drag: { edge: does, startXPx, startYPx, before, ...point } });
      }
    };
    const move = (event: PointerEvent) => {
      const point = at(event);
      const pinch = fingers.move(event.pointerId, point);
      if (pinch !== null) {
        tellTrace({ kind: 'zoom', xPx: pinch.xPx, factor: pinch.factor });
        tellTrace({ kind: 'pan', dxPx: pinch.dxPx });
        return;
      }
      if (drag !== null) {
        const far = Math.hypot(point.xPx - drag.xPx, point.yPx - drag.yPx) >= CLICK_PX;
        if (!far && !drag.far) return;
        drag.far = true;
        dragTo(drag, point);
        return;
      }
      if (asking || fingers.count > 0) return;
      asking = true;
      void traceClient.at(point.xPx, point.yPx).then((found) => {
        asking = false;
        if (drag !== null) return;
        edge = found?.kind === 'edge' ? found.edge : null;
        place.style.cursor = cursorOf(found);
        setHover(
          found === null || found.kind === 'edge' || found.kind === 'map' ? null : { ...found, ...point },
        );
      });
    };
    const up = (event: PointerEvent) => {
      const stays = fingers.lift(event.pointerId);
      const was = drag;
      // The finger that stays after a pinch goes on panning, and is no click when it is lifted in turn.
      drag = stays === null ? null : begin('pan', stays, true);
      place.style.cursor = 'default';
      if (was === null || was.far) return;
      const point = at(event);
      if (was.does === 'map') return tellTrace({ kind: 'map', does: 'click', xPx: point.xPx });
      if (was.does !== 'pan') return;
      void traceClient.at(point.xPx, point.yPx).then((found) => {
        if (found?.kind === 'bar' || found?.kind === 'arrow') pickMessage(flow, found.facts);
        else if (found === null || found.kind === 'words') clearPick();
      });
    };
    const leave = () => setHover(null);
    const cancel = (event: PointerEvent) => {
      fingers.lift(event.pointerId);
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
