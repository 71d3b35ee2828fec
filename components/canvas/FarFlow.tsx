'use client';
/** A large flow that is looked at from far, as one painted picture behind the canvas. */
import { useStoreApi } from '@xyflow/react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useResolvedTheme } from '@/components/ui/theme.ts';
import type { Flow } from '@/flow/document.ts';
import type { WireEdge } from './derive-edges.ts';
import type { CanvasNode } from './derive-nodes.ts';
import { boundsOf, type FarPicture, farDrawer } from './far-picture.ts';
import { paintFar } from './paint-far.ts';
import { placeCanvas, seenPart } from './seen-part.ts';
import type { Moved } from './settle-moved.ts';

/** How much more than the view is painted on each side, as a share of it: panning within it needs no painting. */
const MARGIN = 0.22;

interface Props {
  flow: Flow;
  nodes: readonly CanvasNode[];
  edges: readonly WireEdge[];
  moved: Moved | null;
}

/** A large flow seen from far away: all its boxes and wires are painted, behind the few that are elements. */
export function FarFlow({ flow, nodes, edges, moved }: Props) {
  const [draw] = useState(farDrawer);
  const { still, moving } = useMemo(
    () => draw({ flow, nodes, edges, moved }),
    [draw, flow, nodes, edges, moved],
  );
  return (
    <>
      <Picture picture={still} margin={MARGIN} />
      {moving ? <Picture picture={moving} margin={0} /> : null}
    </>
  );
}

function Picture({ picture, margin }: { picture: FarPicture; margin: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = useRef(picture);
  const again = useRef(() => {});
  const theme = useResolvedTheme();
  const store = useStoreApi();

  // Before the browser shows the frame, here and below: boxes must not come after what stands around them.
  useLayoutEffect(() => {
    if (shown.current === picture) return;
    shown.current = picture;
    again.current();
  }, [picture]);

  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    let painted = { x: 0, y: 0, zoom: 0, width: 0, height: 0 };
    const paint = () => {
      const { width, height, transform } = store.getState();
      const [x, y, zoom] = transform;
      painted = { x, y, zoom, width, height };
      const ratio = window.devicePixelRatio || 1;
      const around = { x: Math.round(width * margin), y: Math.round(height * margin) };
      const part = seenPart(boundsOf(shown.current), transform, { width, height }, ratio, around);
      if (!placeCanvas(element, part, ratio)) {
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.clearRect(0, 0, element.width, element.height);
      }
      const view = { x: x - part.left, y: y - part.top, zoom, width: part.width, height: part.height };
      paintFar(context, shown.current, view, theme, ratio);
      element.style.transform = '';
    };
    // React Flow moves its boxes in this same frame: a picture that comes a frame later would swim behind them.
    const follow = () => {
      const { width, height, transform } = store.getState();
      const [dx, dy] = [transform[0] - painted.x, transform[1] - painted.y];
      const isSame = transform[2] === painted.zoom && width === painted.width && height === painted.height;
      if (!isSame || Math.abs(dx) > width * margin || Math.abs(dy) > height * margin) return paint();
      const ratio = window.devicePixelRatio || 1;
      const whole = (by: number) => Math.round(by * ratio) / ratio;
      element.style.transform = `translate(${whole(dx)}px, ${whole(dy)}px)`;
    };
    again.current = paint;
    paint();
    const unfollow = store.subscribe((now, before) => {
      const hasMoved = now.transform !== before.transform;
      if (hasMoved || now.width !== before.width || now.height !== before.height) follow();
    });
    return () => {
      again.current = () => {};
      unfollow();
    };
  }, [store, theme, margin]);

  return (
    <canvas ref={canvas} aria-hidden className="pointer-events-none absolute z-0 will-change-transform" />
  );
}
