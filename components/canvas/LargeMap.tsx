'use client';
import { Panel, useReactFlow, useStoreApi } from '@xyflow/react';
import { type PointerEvent, useEffect, useRef } from 'react';
import { threadColours } from '@/components/parts/thread-colours.ts';
import { useResolvedTheme } from '@/components/ui/theme.ts';
import type { Box } from '@/flow/document.ts';
import { canvasColours } from './canvas-colours.ts';
import type { CanvasNode } from './derive-nodes.ts';

/** From here on the map of the whole flow is painted: an element for each box costs more than the boxes. */
export const MANY_NODES = 300;
const WIDTH = 132;
const HEIGHT = 84;

/** The map of a large flow: its boxes in a picture, and a frame for what is in view. A press goes there. */
export function LargeMap({ nodes, bounds }: { nodes: readonly CanvasNode[]; bounds: Box }) {
  const boxes = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const theme = useResolvedTheme();
  const store = useStoreApi();
  const flow = useReactFlow();
  const scale = Math.min(WIDTH / bounds.width, HEIGHT / bounds.height);
  const left = (WIDTH - bounds.width * scale) / 2 - bounds.x * scale;
  const top = (HEIGHT - bounds.height * scale) / 2 - bounds.y * scale;

  useEffect(() => {
    const element = boxes.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    // After the frame that shows the change: nobody looks at the map while a box is dragged.
    const timer = setTimeout(() => {
      const ratio = window.devicePixelRatio || 1;
      element.width = WIDTH * ratio;
      element.height = HEIGHT * ratio;
      context.scale(ratio, ratio);
      for (const { type, position, width = 0, height = 0, data } of nodes) {
        if (type !== 'actor' && type !== 'queue') continue;
        context.fillStyle =
          type === 'actor' ? threadColours[data.colour][theme] : canvasColours[theme].lineStrong;
        const [x, y] = [position.x * scale + left, position.y * scale + top];
        context.fillRect(x, y, Math.max(1, width * scale), Math.max(1, height * scale));
      }
    }, 100);
    return () => clearTimeout(timer);
  }, [nodes, theme, scale, left, top]);

  useEffect(() => {
    const show = () => {
      const { width, height, transform } = store.getState();
      const [x, y, zoom] = transform;
      const style = frame.current?.style;
      if (!style) return;
      style.transform = `translate(${(-x / zoom) * scale + left}px, ${(-y / zoom) * scale + top}px)`;
      style.width = `${(width / zoom) * scale}px`;
      style.height = `${(height / zoom) * scale}px`;
    };
    show();
    return store.subscribe((now, before) => {
      if (now.transform !== before.transform || now.width !== before.width) show();
    });
  }, [store, scale, left, top]);

  const go = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return;
    const { left: fromX, top: fromY } = event.currentTarget.getBoundingClientRect();
    const [, , zoom] = store.getState().transform;
    const x = (event.clientX - fromX - left) / scale;
    const y = (event.clientY - fromY - top) / scale;
    void flow.setCenter(x, y, { zoom });
  };

  return (
    <Panel position="bottom-right">
      <div
        role="img"
        aria-label="Map of the whole flow"
        onPointerDown={go}
        onPointerMove={go}
        style={{ width: WIDTH, height: HEIGHT }}
        className="relative cursor-pointer touch-none overflow-hidden rounded-lg border border-line bg-surface"
      >
        <canvas ref={boxes} aria-hidden className="size-full" />
        <div
          ref={frame}
          className="pointer-events-none absolute top-0 left-0 border border-accent bg-accent/10"
        />
      </div>
    </Panel>
  );
}
