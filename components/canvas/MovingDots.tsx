'use client';
import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import { shownFigures, useSession } from '@/components/editor/session.ts';
import { beatNow, nextBeat } from '@/components/parts/beat.ts';
import { useResolvedTheme } from '@/components/ui/theme.ts';
import type { Box, Flow } from '@/flow/document.ts';
import { unite } from '@/flow/geometry.ts';
import { canvasColours } from './canvas-colours.ts';
import { MovingMessages, type MovingWire } from './moving-messages.ts';
import { placeCanvas, seenPart } from './seen-part.ts';
import { wireEnds } from './wire-ends.ts';
import { wireBounds } from './wire-path.ts';

/** In canvas pixels, and at least this on screen. */
const DOT_PX = 6;
const LEAST_PX = 3.5;

/**
 * Messages on their way over the wires, on a canvas of their own, as large as the wires need. They move at the beat,
 * and with the view in each of its frames; nothing is painted where nothing moves or the user wants little motion.
 */
export function MovingDots({ flow }: { flow: Flow }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const bounds = useRef<Box | null>(null);
  const [messages] = useState(() => new MovingMessages());
  const theme = useResolvedTheme();
  const store = useStoreApi();
  const isShown = useSession((s) => s.figures !== null);

  useEffect(() => {
    const wires = isShown ? wiresOf(flow) : [];
    messages.setWires(wires);
    bounds.current = boundsOf(wires);
  }, [messages, flow, isShown]);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
    const colours = canvasColours[theme];
    let frame = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      if (frame === 0) frame = requestAnimationFrame(paint);
    };
    const askInTime = () => {
      const nowMs = beatNow();
      timer ??= setTimeout(() => {
        timer = undefined;
        ask();
      }, nextBeat(nowMs) - nowMs);
    };
    const paint = (nowMs: number) => {
      frame = 0;
      const { width, height, transform } = store.getState();
      const [x, y, zoom] = transform;
      const ratio = window.devicePixelRatio || 1;
      const size = Math.max(LEAST_PX, DOT_PX * zoom);
      let seen = 0;
      const part = seenPart(outOf(bounds.current, size / zoom), transform, { width, height }, ratio);
      if (!placeCanvas(element, part, ratio)) {
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.clearRect(0, 0, element.width, element.height);
      }
      context.setTransform(ratio, 0, 0, ratio, -ratio * part.left, -ratio * part.top);
      context.fillStyle = colours.accent;
      const radius = size / 2;
      const few = zoom > 0.5;
      const moves = messages.step(nowMs, (2 * size) / zoom, (place) => {
        const px = place.x * zoom + x;
        const py = place.y * zoom + y;
        if (px < -size || py < -size || px > width + size || py > height + size) return;
        seen++;
        if (few) {
          context.beginPath();
          context.arc(px, py, radius, 0, 7);
          context.fill();
        } else context.fillRect(px - radius, py - radius, size, size);
      });
      // What is empty is no layer of the page.
      const visibility = seen > 0 ? '' : 'hidden';
      if (element.style.visibility !== visibility) element.style.visibility = visibility;
      if (moves) askInTime();
    };
    const unwatch = useSession.subscribe((now, before) => {
      const figures = shownFigures(now);
      if (figures === shownFigures(before)) return;
      const wasQuiet = messages.isQuiet;
      // A hidden page paints nothing; what waits then would come all at once. At a moment of the past all stands still.
      if (figures === null || calm.matches || document.hidden) messages.clear();
      else messages.add(figures.moved ?? []);
      // Also when all has just become quiet: what was painted last has to go.
      if (!(wasQuiet && messages.isQuiet)) askInTime();
    });
    const unfollow = store.subscribe((now, before) => {
      if (now.transform !== before.transform && !messages.isQuiet) ask();
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      unwatch();
      unfollow();
    };
  }, [messages, store, theme]);

  return <canvas ref={canvas} aria-hidden className="pointer-events-none absolute z-[3]" />;
}

function wiresOf(flow: Flow): MovingWire[] {
  return Object.values(flow.wires).flatMap((wire) => {
    const ends = wireEnds(flow, wire);
    const actor = flow.actors[wire.actor]?.name;
    const queue = flow.queues[wire.queue]?.name;
    if (ends === null || actor === undefined || queue === undefined) return [];
    return [{ actor, queue, kind: wire.kind, ...ends }];
  });
}

function boundsOf(wires: readonly MovingWire[]): Box | null {
  let all: Box | undefined;
  for (const { from, to } of wires) all = unite(all, wireBounds(from, to));
  return all ?? null;
}

function outOf(box: Box | null, by: number): Box {
  const { x, y, width, height } = box ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}
