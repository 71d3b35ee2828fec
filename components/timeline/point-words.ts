/** What is under a point of the lanes beside bars and arrows, in words: marks, states, a queue at that moment. */
import { type LaneBox, laneAt, rowAt, stateTop } from '@/trace/lanes/lanes.ts';
import { markColumns } from '@/trace/lanes/mark-index.ts';
import { LaneState, type LaneStretch } from '@/trace/lanes/thread-stretches.ts';
import { durationWords, tickLabel } from '@/trace/lanes/ticks.ts';
import { columnTimes, nsPerPx, timeAt } from '@/trace/lanes/time-scale.ts';
import { MarkKind } from '@/trace/reading/marks.ts';
import { AXIS_PX } from './scene.ts';
import type { TraceScreen } from './trace-screen.ts';

const MARK_REACH_PX = 5;
const MARK_BAND_PX = 22;

const markWords: Record<MarkKind, [one: string, many: string]> = {
  [MarkKind.failed]: ['failure', 'failures'],
  [MarkKind.dropped]: ['message dropped', 'messages dropped'],
  [MarkKind.merged]: ['message merged', 'messages merged'],
  [MarkKind.expired]: ['message expired', 'messages expired'],
  [MarkKind.deadLettered]: ['dead letter', 'dead letters'],
  [MarkKind.restarted]: ['restart', 'restarts'],
  [MarkKind.actorStopped]: ['actor stopped', 'actors stopped'],
  [MarkKind.deadlocked]: ['wait in a deadlock', 'waits in a deadlock'],
  [MarkKind.cut]: ['cut of the recording', 'cuts of the recording'],
};

/** Lines of words; null where there is nothing to say. */
export function pointWords(screen: TraceScreen, xPx: number, yPx: number): string[] | null {
  const { layout, scrollPx, camera } = screen;
  const y = yPx - AXIS_PX + scrollPx;
  const box = laneAt(layout, y, scrollPx);
  if (box === null) return null;
  const timeNs = timeAt(camera.scale, xPx);
  const marks = y - box.topPx <= MARK_BAND_PX ? marksNear(screen, box, xPx) : [];
  if (marks.length > 0) return [...marks, atWords(screen, timeNs)];
  if (box.kind === 'queue') return queueWords(screen, box, timeNs);
  return box.kind === 'thread' ? stateWords(screen, box, y, timeNs) : null;
}

const atWords = ({ camera }: TraceScreen, timeNs: number) =>
  `at ${tickLabel(Math.max(0, timeNs), nsPerPx(camera.scale))}`;

function marksNear({ index, layout, camera, store }: TraceScreen, box: LaneBox, xPx: number): string[] {
  const { scale } = camera;
  const part = {
    ...scale,
    startNs: timeAt(scale, xPx - MARK_REACH_PX),
    endNs: timeAt(scale, xPx + MARK_REACH_PX),
  };
  const times = columnTimes({ ...part, widthPx: 2 * MARK_REACH_PX }, 1, new Float64Array(2));
  const counts = new Map<MarkKind, number>();
  for (const list of index.marks.lists) {
    const place = (list.queue >= 0 ? layout.ofQueue[list.queue] : undefined) ?? layout.ofThread[list.thread];
    if (place !== box) continue;
    for (const { count } of markColumns(list, times, 1))
      counts.set(list.kind, (counts.get(list.kind) ?? 0) + count);
  }
  const where = box.kind === 'queue' ? ` in ${store.head.queues[box.index]?.name}` : '';
  return [...counts].map(([kind, count]) => {
    const [one, many] = markWords[kind];
    return `${count.toLocaleString('en')} ${count === 1 ? one : many}${where}`;
  });
}

function queueWords(screen: TraceScreen, box: LaneBox, timeNs: number): string[] | null {
  const { store } = screen;
  const queue = store.head.queues[box.index];
  const steps = store.queues[box.index];
  if (queue === undefined || steps === undefined || timeNs < 0) return null;
  const depth = steps.depthAt(timeNs);
  const capacity = store.capacities.at(box.index, timeNs);
  const full = depth >= capacity ? ', full' : '';
  return [
    `${depth.toLocaleString('en')} of ${capacity.toLocaleString('en')} in ${queue.name}${full}`,
    atWords(screen, timeNs),
  ];
}

function stateWords(screen: TraceScreen, box: LaneBox, y: number, timeNs: number): string[] | null {
  const { store, index, camera } = screen;
  const { startNs, endNs } = camera.scale;
  const row = rowAt(box, y);
  const { named = [] } = store.lanes[box.index] ?? {};
  const isOwnRow = row >= 0 && box.rows > 1 && row < named.length;
  if (row >= 0 && y < stateTop(box, row) - 1) return null;
  const actor = isOwnRow ? (named[row] as number) : -1;
  const stretches = index.stretches(box.index, startNs, endNs);
  const found = stretches
    ?.get(actor)
    ?.flat()
    .find((s) => s.startNs <= timeNs && timeNs < s.endNs);
  if (found === undefined) return null;
  const who = (actor < 0 ? store.head.threads[box.index]?.name : store.actorName(actor)) ?? '';
  return [`${who} ${doing(screen, box.index, found)}`, `for ${durationWords(found.endNs - found.startNs)}`];
}

function doing({ store }: TraceScreen, thread: number, { state, wait }: LaneStretch): string {
  const waits = store.waits.waits[thread];
  const what = waits?.what[wait] ?? -1;
  switch (state) {
    case LaneState.full:
      return `waits for a place in ${store.head.queues[what]?.name ?? 'a queue'}`;
    case LaneState.answer:
      return `waits for an answer${what < 0 ? '' : ` of ${store.actorName(what)}`}`;
    case LaneState.outside:
      return 'waits on the outside';
    default:
      return 'works';
  }
}
