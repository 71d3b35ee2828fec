'use client';
import { useStoreApi } from '@xyflow/react';
import { useLayoutEffect, useRef } from 'react';

/** Between two dots, in canvas pixels. */
const GAP = 24;
/** From further away they would only be a haze. */
const LEAST_ZOOM = 0.3;

/** The canvas's ground: dots that move with it. Panning moves them as one picture, which the browser need not paint. */
export function DotGround() {
  const ground = useRef<HTMLDivElement>(null);
  const store = useStoreApi();
  useLayoutEffect(() => {
    let shown = 0;
    const show = () => {
      const style = ground.current?.style;
      if (!style) return;
      const [x, y, zoom] = store.getState().transform;
      const gap = GAP * zoom;
      if (zoom !== shown) {
        shown = zoom;
        const radius = Math.max(0.5, zoom / 2);
        style.visibility = zoom < LEAST_ZOOM ? 'hidden' : '';
        style.opacity = String(Math.min(1, zoom * zoom));
        style.inset = `${-gap}px`;
        style.backgroundSize = `${gap}px ${gap}px`;
        style.backgroundImage = `radial-gradient(circle at ${radius}px ${radius}px, var(--dots) ${radius}px, transparent ${radius + 0.01}px)`;
      }
      // A dot lies half a gap beside the origin.
      const whole = (offset: number) => Math.round((offset + gap / 2) % gap);
      style.transform = `translate(${whole(x)}px, ${whole(y)}px)`;
    };
    show();
    return store.subscribe((now, before) => {
      if (now.transform !== before.transform) show();
    });
  }, [store]);
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 -z-10 overflow-hidden">
      <div ref={ground} className="absolute will-change-transform" />
    </div>
  );
}
