'use client';
import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import { shownFigures, useSession } from '@/components/editor/session.ts';
import { useResolvedTheme } from '@/components/ui/theme.ts';
import type { Flow } from '@/flow/document.ts';
import { canvasColours } from './canvas-colours.ts';
import { fitPane } from './fit-pane.ts';
import { MovingMessages, type MovingWire } from './moving-messages.ts';
import { wireEnds } from './wire-ends.ts';

/** In canvas pixels, and at least this on screen. */
const DOT_PX = 6;
const LEAST_PX = 3.5;

/**
 * Messages on their way over the wires, on a canvas of their own. It asks for frames only while something moves, and for
 * none where the user wants little motion.
 */
export function MovingDots({ flow }: { flow: Flow }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [messages] = useState(() => new MovingMessages());
  const theme = useResolvedTheme();
  const store = useStoreApi();
  const isShown = useSession((s) => s.figures !== null);

  useEffect(() => messages.setWires(isShown ? wiresOf(flow) : []), [messages, flow, isShown]);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
    const colours = canvasColours[theme];
    let frame = 0;
    const paint = (nowMs: number) => {
      frame = 0;
      const { width, height, transform } = store.getState();
      const [x, y, zoom] = transform;
      const ratio = fitPane(context, { width, height });
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.fillStyle = colours.accent;
      const size = Math.max(LEAST_PX, DOT_PX * zoom);
      const radius = size / 2;
      const few = zoom > 0.5;
      const moves = messages.step(nowMs, (place) => {
        const px = place.x * zoom + x;
        const py = place.y * zoom + y;
        if (px < -size || py < -size || px > width + size || py > height + size) return;
        if (few) {
          context.beginPath();
          context.arc(px, py, radius, 0, 7);
          context.fill();
        } else context.fillRect(px - radius, py - radius, size, size);
      });
      if (moves) frame = requestAnimationFrame(paint);
    };
    const unwatch = useSession.subscribe((now, before) => {
      const figures = shownFigures(now);
      if (figures === shownFigures(before)) return;
      const wasQuiet = messages.isQuiet;
      // A hidden page paints nothing; what waits then would come all at once. At a moment of the past all stands still.
      if (figures === null || calm.matches || document.hidden) messages.clear();
      else messages.add(figures.moved ?? []);
      // Also when all has just become quiet: what was painted last has to go.
      if (frame === 0 && !(wasQuiet && messages.isQuiet)) frame = requestAnimationFrame(paint);
    });
    return () => {
      cancelAnimationFrame(frame);
      unwatch();
    };
  }, [messages, store, theme]);

  return <canvas ref={canvas} aria-hidden className="pointer-events-none absolute inset-0 z-[3] size-full" />;
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
