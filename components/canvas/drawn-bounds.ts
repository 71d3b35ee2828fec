import type { Box, Flow } from '@/flow/document.ts';
import { actorBox, flowBounds, groupBoxes, queueBox, unite } from '@/flow/geometry.ts';
import { frameBoxes } from './frames.ts';
import { wireEnds } from './wire-ends.ts';
import { wireBounds } from './wire-path.ts';

/**
 * Room of everything that is seen: wires that go round too, and frames only where they are drawn, for a lone
 * actor's thread needs none. Null for an empty flow.
 */
export function drawnBounds(flow: Flow): Box | null {
  if (flowBounds(flow) === null) return null;
  let all: Box | undefined;
  for (const id of Object.keys(flow.actors)) all = unite(all, actorBox(flow, id));
  for (const id of Object.keys(flow.queues)) {
    const box = queueBox(flow, id);
    all = unite(all, { ...box, height: box.height + 16 });
  }
  for (const box of frameBoxes(flow).values())
    all = unite(all, { ...box, y: box.y - 10, height: box.height + 10 });
  for (const box of groupBoxes(flow).values()) all = unite(all, { ...box, height: box.height + 9 });
  for (const wire of Object.values(flow.wires)) {
    const ends = wireEnds(flow, wire);
    if (ends) all = unite(all, wireBounds(ends.from, ends.to));
  }
  return all ?? null;
}
