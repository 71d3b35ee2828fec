/** What a drag means once it ends: new places, and for actors dropped into or out of a frame another thread. Pure. */
import type { Box, Flow, Id, Point } from '@/flow/document.ts';
import { moveBy, moveTo } from '@/flow/edits/move.ts';
import { placeOnOwnThread, placeOnThread } from '@/flow/edits/place-on-thread.ts';
import { actorSize } from '@/flow/geometry.ts';
import { frameBoxes } from './frames.ts';

export type Moved = ReadonlyMap<Id, Point>;

/** `own`: out of the frame it shares, onto a thread of its own. Null: it stays on its thread. */
export type Landing = { thread: Id } | 'own' | null;

/** Everything that moves when the named things are dragged: a frame takes its actors along. */
export function withFrames(flow: Flow, dragged: Moved): Moved {
  const all = new Map<Id, Point>();
  const frames = frameBoxes(flow);
  for (const [id, at] of dragged) {
    const frame = frames.get(id);
    if (!frame) continue;
    for (const [actorId, actor] of Object.entries(flow.actors)) {
      if (actor.thread !== id) continue;
      const base = flow.layout.actors[actorId] ?? { x: 0, y: 0 };
      all.set(actorId, { x: base.x + at.x - frame.x, y: base.y + at.y - frame.y });
    }
  }
  for (const [id, at] of dragged) all.set(id, at);
  return all;
}

export function landingOf(flow: Flow, frames: ReadonlyMap<Id, Box>, actorId: Id, moved: Moved): Landing {
  const actor = flow.actors[actorId];
  const at = moved.get(actorId);
  // An actor whose frame moves is carried, not dropped.
  if (!actor || !at || moved.has(actor.thread)) return null;
  const { width, height } = actorSize(actor);
  const centre = { x: at.x + width / 2, y: at.y + height / 2 };
  const home = frames.get(actor.thread);
  if (home && holds(home, centre)) return null;
  for (const [thread, box] of frames) {
    if (thread !== actor.thread && !moved.has(thread) && holds(box, centre)) return { thread };
  }
  const company = Object.entries(flow.actors).some(
    ([id, other]) => other.thread === actor.thread && id !== actorId && !moved.has(id),
  );
  return company ? 'own' : null;
}

/** The document after the drag. */
export function settleMoved(flow: Flow, moved: Moved): Flow {
  const frames = frameBoxes(flow);
  let next = flow;
  const actors: Record<Id, Point> = {};
  const queues: Record<Id, Point> = {};
  for (const [id, at] of moved) {
    const frame = frames.get(id);
    const actor = flow.actors[id];
    if (frame) next = moveBy(next, { threads: [id] }, { x: at.x - frame.x, y: at.y - frame.y });
    else if (actor && !moved.has(actor.thread)) actors[id] = at;
    else if (flow.queues[id]) queues[id] = at;
  }
  next = moveTo(next, { actors, queues });
  for (const id of Object.keys(actors)) {
    const landing = landingOf(flow, frames, id, moved);
    if (landing === 'own') next = placeOnOwnThread(next, [id]);
    else if (landing && next.threads[landing.thread]) next = placeOnThread(next, [id], landing.thread);
  }
  return next;
}

function holds({ x, y, width, height }: Box, point: Point): boolean {
  return point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
}
