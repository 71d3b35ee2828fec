/** The view that shows certain things: from the document, for React Flow does not know of all of a large flow. */
import { getViewportForBounds, type Viewport } from '@xyflow/react';
import type { Selection } from '@/components/editor/session.ts';
import type { Box, Flow } from '@/flow/document.ts';
import { actorBox, groupBoxes, queueBox, unite } from '@/flow/geometry.ts';
import { frameBoxes } from './frames.ts';

export const LEAST_ZOOM = 0.05;
export const MOST_ZOOM = 2.5;
/** Share of the view that stays free on all sides together. */
const PADDING = 0.1;

/** Room of everything that is drawn but wires; null for an empty flow. */
export function boxesOf(flow: Flow): Box | null {
  const { actors, queues } = flow;
  const frames = [...frameBoxes(flow).values(), ...groupBoxes(flow).values()];
  const of = boxOf(flow, { actors: Object.keys(actors), queues: Object.keys(queues) });
  return frames.reduce<Box | null>((all, box) => unite(all ?? undefined, box), of);
}

/** Room of some things; threads count where they have a frame. Null where none of them is on the canvas. */
export function boxOf(
  flow: Flow,
  { actors = [], queues = [], threads = [] }: Partial<Selection>,
): Box | null {
  let all: Box | undefined;
  for (const id of actors) if (flow.actors[id]) all = unite(all, actorBox(flow, id));
  for (const id of queues) if (flow.queues[id]) all = unite(all, queueBox(flow, id));
  const frames = frameBoxes(flow);
  for (const id of threads) {
    const frame = frames.get(id);
    if (frame) all = unite(all, frame);
  }
  return all ?? null;
}

/** @param maxZoom small things are not made larger than this */
export function fitView(
  box: Box,
  { width, height }: { width: number; height: number },
  maxZoom = 1.1,
): Viewport {
  return getViewportForBounds(box, width, height, LEAST_ZOOM, maxZoom, PADDING);
}
