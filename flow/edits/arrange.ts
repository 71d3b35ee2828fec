import { Graph, layout } from '@dagrejs/dagre';
import type { Flow, Id, Point } from '../document.ts';
import { actorSize, FRAME_PADDING, flowBounds, isUnplaced, QUEUE_SIZE } from '../geometry.ts';
import { arrangeInColumns } from './arrange-in-columns.ts';

/** Above this many cards and capsules the fine arrangement takes seconds; the plain one is instant. */
const FINE_LIMIT = 300;
const GAP = { alongPx: 72, acrossPx: 36 };

/**
 * Places everything anew, left to right along the messages, actors of one thread together. Frames fit their
 * actors again. The left upper corner of the whole stays where it was.
 */
export function arrange(flow: Flow): Flow {
  const count = Object.keys(flow.actors).length + Object.keys(flow.queues).length;
  if (count === 0) return flow;
  const places = count > FINE_LIMIT ? arrangeInColumns(flow) : arrangeFinely(flow);
  const arranged: Flow = { ...flow, layout: { ...pick(flow, places), threads: {} } };
  const corner = isUnplaced(flow) ? { x: 0, y: 0 } : (flowBounds(flow) ?? { x: 0, y: 0 });
  const now = flowBounds(arranged) ?? corner;
  for (const point of places.values()) {
    point.x = Math.round(point.x + corner.x - now.x);
    point.y = Math.round(point.y + corner.y - now.y);
  }
  return { ...flow, layout: { ...pick(flow, places), threads: {} } };
}

function pick(flow: Flow, places: ReadonlyMap<Id, Point>): Pick<Flow['layout'], 'actors' | 'queues'> {
  const of = (ids: Record<Id, unknown>) =>
    Object.fromEntries(Object.keys(ids).map((id) => [id, places.get(id) ?? { x: 0, y: 0 }]));
  return { actors: of(flow.actors), queues: of(flow.queues) };
}

function arrangeFinely(flow: Flow): Map<Id, Point> {
  const graph = new Graph({ compound: true, multigraph: true });
  graph.setGraph({ rankdir: 'LR', ranksep: GAP.alongPx, nodesep: GAP.acrossPx });
  graph.setDefaultEdgeLabel(() => ({}));
  const crowded = crowdedThreads(flow);
  for (const id of crowded) graph.setNode(id, { paddingX: FRAME_PADDING.left, paddingY: FRAME_PADDING.top });
  for (const [id, actor] of Object.entries(flow.actors)) {
    const { width, height } = actorSize(actor);
    graph.setNode(id, { width, height: height + (crowded.has(actor.thread) ? FRAME_PADDING.top / 2 : 0) });
    if (crowded.has(actor.thread)) graph.setParent(id, actor.thread);
  }
  for (const id of Object.keys(flow.queues)) graph.setNode(id, { ...QUEUE_SIZE });
  for (const [id, wire] of Object.entries(flow.wires)) {
    if (wire.kind === 'send') graph.setEdge(wire.actor, wire.queue, {}, id);
    else graph.setEdge(wire.queue, wire.actor, {}, id);
  }
  layout(graph);
  const places = new Map<Id, Point>();
  for (const id of [...Object.keys(flow.actors), ...Object.keys(flow.queues)]) {
    const { x, y, width, height } = graph.node(id) as Point & { width: number; height: number };
    places.set(id, { x: x - width / 2, y: y - height / 2 });
  }
  return places;
}

/** Threads that show a frame: those with more than one actor. */
function crowdedThreads(flow: Flow): Set<Id> {
  const seen = new Set<Id>();
  const crowded = new Set<Id>();
  for (const { thread } of Object.values(flow.actors)) (seen.has(thread) ? crowded : seen).add(thread);
  return crowded;
}
