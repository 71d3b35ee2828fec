'use client';
import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useCompare } from '@/components/compare/compare-store.ts';
import { shownFigures, useSession } from '@/components/editor/session.ts';
import { isLive } from '@/components/runs/run-outcome.ts';
import { useResolvedTheme } from '@/components/ui/theme.ts';
import { detailAt, middleTypePx } from './detail.ts';
import { fitPane } from './fit-pane.ts';
import { paintDifferences } from './paint-differences.ts';
import { type Painted, paintFigures } from './paint-overlay.ts';

/**
 * Live figures, painted over the pane. React has no part in it: a frame is asked for when figures arrive or the
 * view moves, and only then.
 */
export function Overlay({ things }: { things: readonly Painted[] }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = useRef(things);
  const again = useRef(() => {});
  const theme = useResolvedTheme();
  const store = useStoreApi();

  useEffect(() => {
    shown.current = things;
    again.current();
  }, [things]);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const fontFamily = getComputedStyle(element).fontFamily;
    let frame = 0;
    const paint = () => {
      frame = 0;
      const { width, height, transform } = store.getState();
      const [x, y, zoom] = transform;
      const ratio = fitPane(context, { width, height });
      const session = useSession.getState();
      const figures = shownFigures(session);
      if (!figures) return;
      context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * x, ratio * y);
      const inView = shown.current.filter(
        ({ box }) =>
          box.x * zoom + x < width &&
          box.y * zoom + y < height &&
          (box.x + box.width) * zoom + x > 0 &&
          (box.y + box.height) * zoom + y > 0,
      );
      const { run, moment } = session;
      const over = run !== null && moment === null && !isLive(run.state);
      paintFigures(context, inView, figures, {
        theme,
        fontFamily,
        over,
        detail: detailAt(zoom),
        middlePx: middleTypePx(zoom),
        awaited: figures.awaited === undefined ? awaitedActor() : figures.awaited,
      });
      paintDifferences(context, inView, useCompare.getState(), {
        ...{ theme, fontFamily, detail: detailAt(zoom), middlePx: middleTypePx(zoom) },
      });
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

  return <canvas ref={canvas} aria-hidden className="pointer-events-none absolute inset-0 z-[3] size-full" />;
}

/** Less of somebody's time than this is no waiting worth a colour. */
const LEAST_AWAITED = 0.1;

function awaitedActor(): string | null {
  const bottleneck = useSession.getState().waits?.bottleneck ?? null;
  const share = bottleneck?.waiter?.share ?? 0;
  return bottleneck !== null && share >= LEAST_AWAITED ? bottleneck.actor : null;
}
