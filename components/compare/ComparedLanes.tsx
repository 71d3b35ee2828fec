'use client';
import { ChevronLeft, ChevronRight, Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { traceClient } from '@/components/timeline/trace-client.ts';
import { IconButton } from '@/components/ui/IconButton.tsx';
import { useResolvedTheme } from '@/components/ui/theme.ts';
import type { Comparison } from '@/trace/compare/compare-runs.ts';
import type { LaneShares } from '@/trace/compare/lane-shares.ts';
import { fitted, panBy, type TimeScale, within, zoomAt } from '@/trace/lanes/time-scale.ts';
import { otherClient } from './other-client.ts';
import { AXIS_PX, PAIR_PX, paintLanes } from './paint-lanes.ts';

const LABELS_PX = 110;
const ZOOM = 1.6;
/** A part of a lane, in CSS pixels. */
const PART_PX = 1;

/** The lanes of both runs, thread by thread, on one clock that begins where each began. */
export function ComparedLanes({ comparison }: { comparison: Comparison }) {
  const longestNs = Math.max(1, comparison.lengthNs.here ?? 0, comparison.lengthNs.there ?? 0);
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [scale, setScale] = useState<TimeScale>(() =>
    fitted({ startNs: 0, endNs: 1, widthPx: 1 }, 0, longestNs),
  );
  const [lanes, setLanes] = useState<[LaneShares | null, LaneShares | null]>([null, null]);
  const theme = useResolvedTheme();
  const names = [...new Set(lanes.flatMap((run) => run?.threads.map(({ name }) => name) ?? []))];
  const heightPx = AXIS_PX + names.length * PAIR_PX;

  useEffect(() => {
    const place = host.current;
    if (place === null) return;
    const measure = () => setScale((old) => ({ ...old, widthPx: Math.max(1, place.clientWidth) }));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(place);
    return () => observer.disconnect();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each time one of them has grown, ask again.
  useEffect(() => {
    let current = true;
    const parts = Math.max(1, Math.round(scale.widthPx / PART_PX));
    const { startNs, endNs } = scale;
    void Promise.all([
      traceClient.lanes(startNs, endNs, parts),
      otherClient.lanes(startNs, endNs, parts),
    ]).then((both) => {
      if (current) setLanes(both);
    });
    return () => {
      current = false;
    };
  }, [scale, comparison]);

  useEffect(() => {
    const element = canvas.current;
    const g = element?.getContext('2d');
    if (!element || !g) return;
    const ratio = window.devicePixelRatio || 1;
    element.width = Math.round(scale.widthPx * ratio);
    element.height = Math.round(heightPx * ratio);
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    const style = getComputedStyle(element);
    const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
    const colours = { theme, line: token('line'), muted: token('muted'), ink: token('ink') };
    paintLanes(g, names, lanes, scale, heightPx, { ...colours, fontFamily: style.fontFamily });
  });

  const move = useCallback(
    (next: (old: TimeScale) => TimeScale) => setScale((old) => within(next(old), 0, longestNs)),
    [longestNs],
  );
  const fit = () => setScale((old) => fitted(old, 0, longestNs));
  usePanning(host, move);
  const zoom = (factor: number) => move((old) => zoomAt(old, old.widthPx / 2, factor));

  return (
    <section aria-label="Lanes of both runs" className="flex h-full min-h-0 flex-col max-[1180px]:h-auto">
      <div className="flex h-7 shrink-0 items-center gap-1 px-3 text-muted text-xs">
        <span className="min-w-0 flex-1 truncate">
          Upper: this run. Lower, paler: the other. Time counts from the first message of each.
        </span>
        <IconButton size="small" label="Earlier" onClick={() => move((old) => panBy(old, -old.widthPx / 4))}>
          <ChevronLeft aria-hidden />
        </IconButton>
        <IconButton size="small" label="Later" onClick={() => move((old) => panBy(old, old.widthPx / 4))}>
          <ChevronRight aria-hidden />
        </IconButton>
        <IconButton size="small" label="Zoom in" onClick={() => zoom(1 / ZOOM)}>
          <ZoomIn aria-hidden />
        </IconButton>
        <IconButton size="small" label="Zoom out" onClick={() => zoom(ZOOM)}>
          <ZoomOut aria-hidden />
        </IconButton>
        <IconButton size="small" label="Fit both runs" onClick={fit}>
          <Maximize2 aria-hidden />
        </IconButton>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="flex" style={{ height: heightPx }}>
          <ul
            aria-label="Threads of both runs"
            className="shrink-0 border-line border-r"
            style={{ width: LABELS_PX, paddingTop: AXIS_PX }}
          >
            {names.map((name) => (
              <li
                key={name}
                title={name}
                className="flex items-center truncate border-line border-b px-3 text-xs"
                style={{ height: PAIR_PX }}
              >
                {name}
              </li>
            ))}
          </ul>
          <div ref={host} className="min-w-0 flex-1 touch-none">
            <canvas
              ref={canvas}
              role="img"
              aria-label={`Busy time of ${names.length} threads in both runs`}
              className="block w-full"
              style={{ height: heightPx }}
            />
          </div>
        </div>
      </div>
    </section>
  );
}

/** Wheel zooms where the pointer is, Shift and wheel or a drag pan. */
function usePanning(
  host: React.RefObject<HTMLDivElement | null>,
  move: (next: (old: TimeScale) => TimeScale) => void,
): void {
  useEffect(() => {
    const place = host.current;
    if (place === null) return;
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const x = event.clientX - place.getBoundingClientRect().left;
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))
        move((old) => panBy(old, event.deltaX || event.deltaY));
      else move((old) => zoomAt(old, x, Math.exp(Math.max(-240, Math.min(240, event.deltaY)) * 0.002)));
    };
    const down = (event: PointerEvent) => place.setPointerCapture(event.pointerId);
    const drag = (event: PointerEvent) => {
      if (place.hasPointerCapture(event.pointerId) && event.movementX !== 0)
        move((old) => panBy(old, -event.movementX));
    };
    place.addEventListener('wheel', wheel, { passive: false });
    place.addEventListener('pointerdown', down);
    place.addEventListener('pointermove', drag);
    return () => {
      place.removeEventListener('wheel', wheel);
      place.removeEventListener('pointerdown', down);
      place.removeEventListener('pointermove', drag);
    };
  }, [host, move]);
}
