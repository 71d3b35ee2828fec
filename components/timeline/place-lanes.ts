/** Puts lanes where the user wants them, among those that are on screen. */
import type { Flow } from '@/flow/document.ts';
import type { LaneKey } from '@/trace/lanes/lane-arrangement.ts';
import { moveLane, placeLane } from '@/trace/lanes/lane-order.ts';
import { chosenLane } from './chosen-lane.ts';
import { arrange } from './lane-view.ts';
import { useTrace } from './trace-client.ts';

/** Neither pinned nor in a group, from top to bottom. */
function looseLanes(): LaneKey[] {
  const lanes = useTrace.getState().state?.lanes ?? [];
  return lanes
    .filter(({ kind, pinned, inGroup }) => kind !== 'group' && !pinned && !inGroup)
    .map(({ key }) => key);
}

/** Moves the chosen lane by one place. */
export function shiftLane(flow: Flow, by: -1 | 1): void {
  const key = chosenLane(flow);
  if (key !== null) arrange(flow.name, (now) => moveLane(now, looseLanes(), key, by));
}

export function moveLaneBy(flow: string, key: LaneKey, by: -1 | 1): void {
  arrange(flow, (now) => moveLane(now, looseLanes(), key, by));
}

/** A lane's name was dropped before or after another's. */
export function dropLane(flow: string, key: LaneKey, target: LaneKey, isAfter: boolean): void {
  arrange(flow, (now) => placeLane(now, looseLanes(), key, target, isAfter));
}
