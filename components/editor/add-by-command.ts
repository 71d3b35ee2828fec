import type { Box, Flow, Point } from '@/flow/document.ts';
import { actorBox, QUEUE_SIZE, queueBox } from '@/flow/geometry.ts';
import { useCanvasDoor } from './canvas-door.ts';
import { useDocument } from './document.ts';
import type { LibraryItem } from './drag-item.ts';
import { addItem } from './library-items.ts';
import { useSession } from './session.ts';

const GAP = 48;
const HALF_CARD = 80;

/**
 * Adds something without a pointer to say where: after what is selected, else in the middle of the canvas. The
 * canvas gets the focus, so that the next key moves, renames or connects what was added.
 */
export async function addByCommand(item: LibraryItem): Promise<void> {
  const before = useSession.getState().selection;
  await addItem(item, { centre: nextPlace(useDocument.getState().document), aside: true });
  const door = useCanvasDoor.getState();
  door.focus();
  const { actors, queues } = useSession.getState().selection;
  const both = { actors: [...before.actors, ...actors], queues: [...before.queues, ...queues] };
  // Once it is drawn.
  requestAnimationFrame(() => door.reveal(both));
}

/** Right of the one selected thing, with room for the queue that will join two actors. */
function nextPlace(flow: Flow): Point {
  const { actors, queues } = useSession.getState().selection;
  const beside = (box: Box, room: number): Point => ({
    x: box.x + box.width + room + HALF_CARD,
    y: box.y + box.height / 2,
  });
  const [actor] = actors;
  const [queue] = queues;
  if (actors.length + queues.length === 1) {
    if (actor && flow.actors[actor]) return beside(actorBox(flow, actor), 2 * GAP + QUEUE_SIZE.width);
    if (queue && flow.queues[queue]) return beside(queueBox(flow, queue), GAP);
  }
  return useCanvasDoor.getState().centre();
}
