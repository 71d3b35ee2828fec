/** Putting things from the library into the flow: at a place, selected at once, one step of the history. */
import type { Flow, Point } from '@/flow/document.ts';
import { addActor } from '@/flow/edits/add-actor.ts';
import { addQueue } from '@/flow/edits/add-queue.ts';
import { connect, type WireEnd } from '@/flow/edits/connect.ts';
import {
  actorSize,
  INPUT_OFFSET,
  portOffset,
  QUEUE_INPUT_OFFSET,
  QUEUE_OUTPUT_OFFSET,
  QUEUE_SIZE,
} from '@/flow/geometry.ts';
import { partOf } from '@/parts/catalogue.ts';
import type { Part } from '@/parts/part.ts';
import { useDocument } from './document.ts';
import type { LibraryItem } from './drag-item.ts';
import { freePlace } from './free-place.ts';
import { ownCodeOf } from './own-code.ts';
import { queueKinds } from './queue-kinds.ts';
import { useSession } from './session.ts';

interface Placing {
  /** Middle of the new card or capsule. */
  centre: Point;
  /** Moves aside where something lies there already. */
  aside?: boolean;
  /** An end of a wire that waits for the new thing, which then stands with its ring at `centre`. */
  wire?: { end: WireEnd; backwards: boolean };
}

export async function addItem(item: LibraryItem, placing: Placing): Promise<void> {
  if (item.kind === 'queue') addQueueItem(item.queue, placing);
  else await addPartItem(item.part, placing);
}

function addQueueItem(kind: string, { centre, aside, wire }: Placing): void {
  const chosen = queueKinds.find((queue) => queue.kind === kind) ?? queueKinds[0];
  if (!chosen) return;
  const middle = wire ? (wire.backwards ? QUEUE_OUTPUT_OFFSET : QUEUE_INPUT_OFFSET) : half(QUEUE_SIZE);
  let made = '';
  useDocument.getState().edit(`Add ${chosen.name.toLowerCase()}`, (flow) => {
    const at = place(centre, middle);
    const name = wire?.end.kind === 'actor' && wire.end.port ? nameFor(wire.end.port) : 'queue';
    const added = addQueue(flow, {
      ...chosen.settings,
      name,
      at: aside ? freePlace(flow, at, QUEUE_SIZE) : at,
    });
    made = added.queue;
    return joined(added.flow, { kind: 'queue', id: made }, wire);
  });
  if (made) useSession.getState().select({ queues: [made] });
}

async function addPartItem(kind: string, { centre, aside, wire }: Placing): Promise<void> {
  const part = partOf(kind);
  if (!part) return;
  const code = part.ownCode ? await ownCodeOf(part.kind) : null;
  let made = '';
  useDocument.getState().edit(`Add ${part.name}`, (flow) => {
    const size = actorSize({ ports: part.ports });
    const at = place(centre, wire ? (wire.backwards ? portOffset(0) : INPUT_OFFSET) : half(size));
    const added = addActor(flow, {
      name: part.name,
      work:
        code === null ? { kind: 'part', part: part.kind, settings: defaults(part) } : { kind: 'code', code },
      ports: [...part.ports],
      ...(part.onFailure ? { onFailure: part.onFailure } : {}),
      at: aside ? freePlace(flow, at, size) : at,
    });
    made = added.actor;
    return joined(added.flow, { kind: 'actor', id: made }, wire);
  });
  if (made) useSession.getState().select({ actors: [made] });
}

function joined(flow: Flow, made: WireEnd, wire: Placing['wire']): Flow {
  if (!wire) return flow;
  return (wire.backwards ? connect(flow, made, wire.end) : connect(flow, wire.end, made)).flow;
}

const defaults = (part: Part) =>
  Object.fromEntries(part.settings.map((setting) => [setting.key, setting.default]));
const half = ({ width, height }: { width: number; height: number }): Point => ({
  x: width / 2,
  y: height / 2,
});
const place = (centre: Point, middle: Point): Point => ({
  x: Math.round((centre.x - middle.x) / 8) * 8,
  y: Math.round((centre.y - middle.y) / 8) * 8,
});
const nameFor = (port: string) => (/^(out|output)$/i.test(port) ? 'queue' : port);
