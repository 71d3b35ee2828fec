'use client';
import { type RefObject, useEffect } from 'react';
import { readPalette, watchTheme } from './palette.ts';
import { tellTrace, useTrace } from './trace-client.ts';

/** Puts a canvas into `host` for the worker to paint on, and keeps its size and colours right. */
export function useTimelineCanvas(host: RefObject<HTMLDivElement | null>, runId: string | null): void {
  // The worker is there only once the trace is open: effects of a child come before those of its parent.
  const open = useTrace((s) => s.runId);
  const opened = useTrace((s) => s.opened);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new worker needs a canvas of its own.
  useEffect(() => {
    const place = host.current;
    if (place === null || runId === null || open !== runId) return;
    // Made anew each time: a canvas can be handed to a worker only once.
    const canvas = document.createElement('canvas');
    canvas.style.cssText = 'display:block;width:100%;height:100%';
    canvas.setAttribute('aria-hidden', 'true');
    place.append(canvas);
    const offscreen = canvas.transferControlToOffscreen();
    const size = () => {
      const { width, height } = place.getBoundingClientRect();
      tellTrace({ kind: 'size', widthPx: width, heightPx: height, ratio: window.devicePixelRatio });
    };
    const colours = () => tellTrace({ kind: 'palette', palette: readPalette() });
    colours();
    size();
    tellTrace({ kind: 'canvas', canvas: offscreen }, [offscreen]);
    const observer = new ResizeObserver(size);
    observer.observe(place);
    const stopTheme = watchTheme(colours);
    return () => {
      tellTrace({ kind: 'hide' });
      observer.disconnect();
      stopTheme();
      canvas.remove();
    };
  }, [host, runId, open, opened]);
}
