import type { Flow, Point, Wire } from '@/flow/document.ts';
import {
  actorBox,
  INPUT_OFFSET,
  portOffset,
  QUEUE_INPUT_OFFSET,
  QUEUE_OUTPUT_OFFSET,
  queueBox,
} from '@/flow/geometry.ts';

/** Where a wire begins and ends; null while one of its ends is gone. */
export function wireEnds(flow: Flow, wire: Wire): { from: Point; to: Point } | null {
  const actor = flow.actors[wire.actor];
  if (!actor || !flow.queues[wire.queue]) return null;
  const card = actorBox(flow, wire.actor);
  const capsule = queueBox(flow, wire.queue);
  if (wire.kind === 'read') return { from: add(capsule, QUEUE_OUTPUT_OFFSET), to: add(card, INPUT_OFFSET) };
  const port = portOffset(Math.max(0, actor.ports.indexOf(wire.port)));
  return { from: add(card, port), to: add(capsule, QUEUE_INPUT_OFFSET) };
}

const add = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y });
