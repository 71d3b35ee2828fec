/** The lane that a key means: the one whose name has the focus, else that of the selected queue, thread, message or actor. */
import { useSession } from '@/components/editor/session.ts';
import type { Flow } from '@/flow/document.ts';
import { type LaneKey, laneKey } from '@/trace/lanes/lane-arrangement.ts';

export function chosenLane(flow: Flow): LaneKey | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-lane]')?.dataset.lane;
  if (focused !== undefined) return focused;
  const { selection, message } = useSession.getState();
  const queue = flow.queues[selection.queues[0] ?? '']?.name;
  if (queue !== undefined) return laneKey('queue', queue);
  const ofActor = flow.actors[selection.actors[0] ?? '']?.thread;
  const drawn = flow.threads[selection.threads[0] ?? ofActor ?? '']?.name;
  const thread = message?.detail?.toThread ?? drawn;
  return thread === undefined ? null : laneKey('thread', thread);
}
