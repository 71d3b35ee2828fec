'use client';
import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useResolvedTheme } from '@/components/ui/theme.ts';
import type { Flow, Id } from '@/flow/document.ts';
import { canvasColours, type Theme } from './canvas-colours.ts';
import type { WireEdge } from './derive-edges.ts';
import type { Moved } from './settle-moved.ts';
import { wireEnds } from './wire-ends.ts';

/** From here on wires are painted, where they are too small to be told apart by a pointer anyway. */
export const MANY_WIRES = 150;

interface Props {
  flow: Flow;
  edges: readonly WireEdge[];
  /** Places of what is being dragged. */
  moved: Moved | null;
}

type Ink = 'wire' | 'accent' | 'danger' | 'warn';
const INKS: Ink[] = ['wire', 'accent', 'warn', 'danger'];

/** All wires of a large flow seen from far away, on one canvas behind the boxes: thousands of paths cost too much. */
export function FarWires({ flow, edges, moved }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const lines = useRef<Lines>(new Map());
  const again = useRef(() => {});
  const theme = useResolvedTheme();
  const store = useStoreApi();

  useEffect(() => {
    lines.current = linesOf(flow, edges, moved);
    again.current();
  }, [flow, edges, moved]);

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    let frame = 0;
    const paint = () => {
      frame = 0;
      paintLines(context, lines.current, store.getState(), theme);
    };
    // React Flow moves its boxes in this same frame: lines that come a frame later would swim behind them.
    const unfollow = store.subscribe((now, before) => {
      const hasMoved = now.transform !== before.transform;
      if (hasMoved || now.width !== before.width || now.height !== before.height) paint();
    });
    again.current = () => {
      if (frame === 0) frame = requestAnimationFrame(paint);
    };
    again.current();
    return () => {
      cancelAnimationFrame(frame);
      again.current = () => {};
      unfollow();
    };
  }, [store, theme]);

  return <canvas ref={canvas} aria-hidden className="pointer-events-none absolute inset-0 z-0 size-full" />;
}

/** By colour: from and to of each wire, x and y in turn, in canvas pixels. */
type Lines = Map<Ink, Float32Array>;

function linesOf(flow: Flow, edges: readonly WireEdge[], moved: Moved | null): Lines {
  const found = new Map<Ink, number[]>();
  const shown = moved === null ? flow : withPlaces(flow, moved);
  for (const { id, selected, data } of edges) {
    const wire = flow.wires[id];
    const ends = wire === undefined ? null : wireEnds(shown, wire);
    if (ends === null) continue;
    const ink = inkOf(selected === true || data?.lit === true, data);
    const list = found.get(ink) ?? [];
    found.set(ink, list);
    list.push(ends.from.x, ends.from.y, ends.to.x, ends.to.y);
  }
  return new Map([...found].map(([ink, list]) => [ink, Float32Array.from(list)]));
}

function inkOf(isChosen: boolean, data: WireEdge['data']): Ink {
  if (data?.deadlock === 'place' || data?.problem) return 'danger';
  if (data?.deadlock === 'answer') return 'warn';
  return isChosen ? 'accent' : 'wire';
}

function withPlaces(flow: Flow, moved: Moved): Flow {
  const { actors, queues } = flow.layout;
  const places = <T extends object>(kept: Record<Id, T>): Record<Id, T> => {
    const changed = { ...kept };
    for (const [id, place] of moved)
      if (changed[id] !== undefined) changed[id] = { ...changed[id], ...place };
    return changed;
  };
  return { ...flow, layout: { ...flow.layout, actors: places(actors), queues: places(queues) } };
}

function paintLines(
  context: CanvasRenderingContext2D,
  lines: Lines,
  view: { width: number; height: number; transform: [number, number, number] },
  theme: Theme,
): void {
  const { width, height, transform } = view;
  const [x, y, zoom] = transform;
  const ratio = window.devicePixelRatio || 1;
  const { canvas } = context;
  const wide = Math.round(width * ratio);
  const high = Math.round(height * ratio);
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
  } else {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, wide, high);
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  for (const ink of INKS) {
    const ends = lines.get(ink);
    if (ends === undefined) continue;
    context.strokeStyle = canvasColours[theme][ink];
    context.lineWidth = ink === 'wire' ? 1 : 1.5;
    context.beginPath();
    for (let i = 0; i < ends.length; i += 4) {
      const fromX = (ends[i] as number) * zoom + x;
      const fromY = (ends[i + 1] as number) * zoom + y;
      const toX = (ends[i + 2] as number) * zoom + x;
      const toY = (ends[i + 3] as number) * zoom + y;
      if (Math.max(fromX, toX) < 0 || Math.min(fromX, toX) > width) continue;
      if (Math.max(fromY, toY) < 0 || Math.min(fromY, toY) > height) continue;
      context.moveTo(fromX, fromY);
      context.lineTo(toX, toY);
    }
    context.stroke();
  }
}
