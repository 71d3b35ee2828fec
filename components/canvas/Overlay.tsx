'use client';
import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useCompare } from '@/components/compare/compare-store.ts';
import { shownFigures, useSession } from '@/components/editor/session.ts';
import { isLive } from '@/components/runs/run-outcome.ts';
import { useResolvedTheme } from '@/components/ui/theme.ts';
import type { Box } from '@/flow/document.ts';
import { unite } from '@/flow/geometry.ts';
import type { CanvasNode } from './derive-nodes.ts';
import { detailAt, middleTypePx } from './detail.ts';
import { OverlayPainter, REACH } from './overlay-painter.ts';
import { paintDifferences } from './paint-differences.ts';
import type { Look, Painted } from './paint-overlay.ts';
import { paintedThings } from './painted-things.ts';
import { placeCanvas, seenPart } from './seen-part.ts';
import type { Deadlocked } from './use-deadlocked.ts';

interface OverlayProps {
  nodes: readonly CanvasNode[];
  deadlocked: Deadlocked;
}

/**
 * Live figures, painted over the pane. React has no part in it: a frame is asked for when figures arrive or the
 * view moves, and only then.
 */
export function Overlay({ nodes, deadlocked }: OverlayProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<() => Drawn>(() => drawnOf([]));
  const again = useRef(() => {});
  const theme = useResolvedTheme();
  const store = useStoreApi();

  useEffect(() => {
    // Only once they are wanted: while a flow is drawn nothing of this is seen.
    let made: Drawn | null = null;
    drawn.current = () => {
      made ??= drawnOf(paintedThings(nodes, deadlocked));
      return made;
    };
    again.current();
  }, [nodes, deadlocked]);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const fontFamily = getComputedStyle(element).fontFamily;
    const painter = new OverlayPainter();
    let frame = 0;
    let isBlank = false;
    const paint = () => {
      frame = 0;
      const session = useSession.getState();
      const figures = shownFigures(session);
      if (figures === null && isBlank) return;
      const compare = useCompare.getState();
      isBlank = figures === null;
      // What is painted beside figures reaches further than they do: then all is painted each time.
      const isWide = compare.comparison !== null || session.moment !== null;
      if (figures === null || isWide) painter.forget();
      if (figures === null) {
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.clearRect(0, 0, element.width, element.height);
        return;
      }
      const { width, height, transform } = store.getState();
      const [x, y, zoom] = transform;
      const ratio = window.devicePixelRatio || 1;
      const { things, bounds } = drawn.current();
      const part = seenPart(isWide ? null : bounds, transform, { width, height }, ratio);
      if (placeCanvas(element, part, ratio)) painter.forget();
      const { run, moment } = session;
      const look: Look = {
        theme,
        fontFamily,
        over: run !== null && moment === null && !isLive(run.state),
        detail: detailAt(zoom),
        middlePx: middleTypePx(zoom),
        awaited: figures.awaited === undefined ? awaitedActor() : figures.awaited,
      };
      const view = { x: ratio * (x - part.left), y: ratio * (y - part.top), scale: ratio * zoom };
      painter.paint(context, things, figures, look, view, [view.x, view.y, zoom, ratio].join());
      if (isWide) painter.forget();
      paintDifferences(context, things, compare, look);
    };
    const ask = () => {
      if (frame === 0) frame = requestAnimationFrame(paint);
    };
    again.current = ask;
    ask();
    const unwatch = useSession.subscribe((now, before) => {
      const changed = shownFigures(now) !== shownFigures(before) || now.waits !== before.waits;
      if (changed || now.run !== before.run) ask();
    });
    const uncompare = useCompare.subscribe(ask);
    let last = store.getState();
    const unfollow = store.subscribe((now) => {
      const moved =
        now.transform !== last.transform || now.width !== last.width || now.height !== last.height;
      last = now;
      if (moved) ask();
    });
    return () => {
      cancelAnimationFrame(frame);
      again.current = () => {};
      unwatch();
      uncompare();
      unfollow();
    };
  }, [store, theme]);

  return <canvas ref={canvas} aria-hidden className="pointer-events-none absolute z-[3]" />;
}

interface Drawn {
  things: readonly Painted[];
  /** Room of all that is painted over them, in canvas pixels. */
  bounds: Box;
}

function drawnOf(things: readonly Painted[]): Drawn {
  let all: Box | undefined;
  for (const { box } of things) all = unite(all, box);
  const { x, y, width, height } = all ?? { x: 0, y: 0, width: 0, height: 0 };
  const bounds = { x: x - REACH, y: y - REACH, width: width + 2 * REACH, height: height + 2 * REACH };
  return { things, bounds };
}

/** Less of somebody's time than this is no waiting worth a colour. */
const LEAST_AWAITED = 0.1;

function awaitedActor(): string | null {
  const bottleneck = useSession.getState().waits?.bottleneck ?? null;
  const share = bottleneck?.waiter?.share ?? 0;
  return bottleneck !== null && share >= LEAST_AWAITED ? bottleneck.actor : null;
}
