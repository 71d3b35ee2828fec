import type { Box, Flow, Id } from '@/flow/document.ts';
import { threadBoxes } from '@/flow/geometry.ts';

const kept = new WeakMap<Flow, ReadonlyMap<Id, Box>>();

/** Frames that are drawn: of threads that several actors share, and of those the user has sized. Kept for each flow. */
export function frameBoxes(flow: Flow): ReadonlyMap<Id, Box> {
  const known = kept.get(flow) ?? boxesOf(flow);
  kept.set(flow, known);
  return known;
}

function boxesOf(flow: Flow): Map<Id, Box> {
  const on = new Map<Id, number>();
  for (const { thread } of Object.values(flow.actors)) on.set(thread, (on.get(thread) ?? 0) + 1);
  const frames = new Map<Id, Box>();
  for (const [id, box] of threadBoxes(flow)) {
    if (!flow.threads[id]) continue;
    if ((on.get(id) ?? 0) > 1 || flow.layout.threads[id]) frames.set(id, box);
  }
  return frames;
}
