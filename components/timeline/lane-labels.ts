/** What stands at the left of the lanes, in the worker: names, how busy, how deep. */
import { laneKey } from '@/trace/lanes/lane-arrangement.ts';
import type { LaneBox } from '@/trace/lanes/lanes.ts';
import { rateWords } from '@/trace/moments/rate-words.ts';
import type { LaneLabel } from './trace-messages.ts';
import type { TraceScreen } from './trace-screen.ts';

export function laneLabels(screen: TraceScreen, nowNs: number): LaneLabel[] {
  const { store, camera, layout, arrangement, scrollPx } = screen;
  const fromNs = Math.max(0, camera.scale.startNs);
  const toNs = Math.min(nowNs, camera.scale.endNs);
  return layout.boxes.map((box) => {
    const { kind, index, heightPx, collapsed, pinned, inGroup } = box;
    const place = {
      ...{
        topPx: box.topPx - (pinned ? scrollPx : 0),
        heightPx,
        headPx: box.headPx,
        collapsed,
        pinned,
        inGroup,
      },
    };
    const empty = { colour: '', busy: 0, note: '', rate: '', rows: [] };
    if (kind === 'group') {
      const { name, lanes } = arrangement.groups[index] ?? { name: '', lanes: [] };
      const note = lanes.length === 1 ? '1 lane' : `${lanes.length} lanes`;
      return { ...empty, ...place, kind, name, key: `group ${name}`, note };
    }
    if (kind === 'thread') {
      const { name, colour } = store.head.threads[index] ?? { name: '', colour: '' };
      // As finely as it is shown: that of an idle lane would be another each time.
      const busy = Math.round((store.lanes[index]?.busyShare(fromNs, toNs) ?? 0) * 1000) / 1000;
      const rows = rowNames(screen, box);
      return { ...empty, ...place, kind, name, key: laneKey(kind, name), colour, busy, rows };
    }
    const queue = store.head.queues[index];
    const steps = store.queues[index];
    const atNs = screen.cursorNs ?? (store.ended === null ? store.horizon.at(nowNs) : null);
    const depth = atNs === null ? steps?.depthNow : steps?.depthAt(atNs);
    const capacity = atNs === null ? store.capacities.now(box.index) : store.capacities.at(box.index, atNs);
    const note = [depth ?? 0, capacity].map((n) => n.toLocaleString('en')).join('/');
    const name = queue?.name ?? '';
    const rate =
      steps === undefined || !(toNs > fromNs) ? '' : rateWords(steps.leftWithin(fromNs, toNs), toNs - fromNs);
    return { ...empty, ...place, kind, name, key: laneKey(kind, name), note, rate };
  });
}

/** Names of the rows that belong to one actor each, from the top of the lane. */
function rowNames({ store }: TraceScreen, box: LaneBox): LaneLabel['rows'] {
  if (box.headPx === 0 || box.rows === 1) return [];
  const { named = [] } = store.lanes[box.index] ?? {};
  if (box.rowPx < 14) return [];
  return named.map((actor, row) => ({
    ...{ name: store.actorName(actor) ?? '', topPx: box.headPx + 3 + row * box.rowPx, heightPx: box.rowPx },
  }));
}
