/** Where each lane stands. Pixels are CSS pixels from the top of the lanes. */
import { type Arrangement, asTheyCome, type LaneKey, laneKey } from './lane-arrangement.ts';
import { inOrder } from './lane-order.ts';

export interface LaneBox {
  /** `group` is the head of a group; where it is collapsed, it stands for its lanes. */
  kind: 'thread' | 'queue' | 'group';
  /** Index into the header's threads or queues, or into the arrangement's groups. */
  index: number;
  topPx: number;
  heightPx: number;
  /** Rows of bars in a thread's lane, 1 or more. */
  rows: number;
  /** Distance from one row to the next, and how high a bar is drawn. */
  rowPx: number;
  barPx: number;
  /** Height of the strip of states under the bars of a row; 0 for none. */
  statePx: number;
  /** Height of the lane's own line above rows that have names; 0 where they have none. */
  headPx: number;
  collapsed: boolean;
  /** Stays where it is while the others scroll. */
  pinned: boolean;
  inGroup: boolean;
}

export interface LaneOfThread {
  name: string;
  /** Rows of bars. */
  rows: number;
  /** How many of them, the first, belong to one actor each and bear its name. */
  named: number;
}

export interface Layout {
  /** From top to bottom; pinned ones first. */
  boxes: LaneBox[];
  /** By index: where a thread or a queue is seen, be it in a collapsed group; undefined where it is not. */
  ofThread: (LaneBox | undefined)[];
  ofQueue: (LaneBox | undefined)[];
  heightPx: number;
  pinnedPx: number;
}

export const LANE_PX = 30;
export const QUEUE_PX = 36;
export const SMALL_QUEUE_PX = 22;
export const GROUP_PX = 22;
const HEAD_PX = 20;
const PAD_PX = 3;
const NAMED_ROW_PX = 18;
const MOST_LANE_PX = 132;

/** @param scrollPx by how much the lanes are scrolled: pinned ones go along */
export function layOutLanes(
  threads: readonly LaneOfThread[],
  queues: readonly { name: string }[],
  arrangement: Arrangement = asTheyCome,
  scrollPx = 0,
): Layout {
  const layout: Layout = { boxes: [], ofThread: [], ofQueue: [], heightPx: 0, pinnedPx: 0 };
  const indexOf = new Map<LaneKey, { kind: 'thread' | 'queue'; index: number }>();
  for (const [index, { name }] of threads.entries())
    indexOf.set(laneKey('thread', name), { kind: 'thread', index });
  for (const [index, { name }] of queues.entries())
    indexOf.set(laneKey('queue', name), { kind: 'queue', index });
  const left = new Set(indexOf.keys());
  const add = (box: LaneBox) => {
    const placed = { ...box, topPx: layout.heightPx + (box.pinned ? scrollPx : 0) };
    layout.boxes.push(placed);
    layout.heightPx += box.heightPx;
    return placed;
  };
  const addLane = (key: LaneKey, pinned: boolean, inGroup: boolean) => {
    const lane = indexOf.get(key);
    if (lane === undefined || !left.delete(key)) return;
    const collapsed = arrangement.collapsed.includes(key);
    const { kind, index } = lane;
    const size =
      kind === 'thread' ? threadSize(threads[index] as LaneOfThread, collapsed) : queueSize(collapsed);
    const box = add({ ...size, kind, index, topPx: 0, collapsed, pinned, inGroup });
    (kind === 'thread' ? layout.ofThread : layout.ofQueue)[index] = box;
  };
  for (const key of arrangement.pinned) addLane(key, true, false);
  layout.pinnedPx = layout.heightPx;
  for (const [index, { lanes, collapsed }] of arrangement.groups.entries()) {
    const here = lanes.filter((key) => left.has(key));
    if (here.length === 0) continue;
    const size = { ...oneRow(GROUP_PX - 2 * PAD_PX - 2, 0), heightPx: GROUP_PX };
    const box = add({ ...size, kind: 'group', index, topPx: 0, collapsed, pinned: false, inGroup: false });
    for (const key of here) {
      if (!collapsed) {
        addLane(key, false, true);
        continue;
      }
      left.delete(key);
      const lane = indexOf.get(key);
      if (lane !== undefined) (lane.kind === 'thread' ? layout.ofThread : layout.ofQueue)[lane.index] = box;
    }
  }
  for (const key of inOrder([...indexOf.keys()], arrangement.order))
    if (indexOf.get(key)?.kind === 'thread' || arrangement.queuesShown) addLane(key, false, false);
  return layout;
}

type Size = Pick<LaneBox, 'heightPx' | 'rows' | 'rowPx' | 'barPx' | 'statePx' | 'headPx'>;

const oneRow = (barPx: number, statePx: number): Omit<Size, 'heightPx'> => ({
  ...{ rows: 1, rowPx: barPx + statePx, barPx, statePx, headPx: 0 },
});

const queueSize = (collapsed: boolean): Size => ({
  ...oneRow(18, 0),
  heightPx: collapsed ? SMALL_QUEUE_PX : QUEUE_PX,
});

function threadSize({ rows, named }: LaneOfThread, collapsed: boolean): Size {
  const n = Math.max(1, rows);
  if (n === 1 || collapsed) return { ...oneRow(LANE_PX - 2 * PAD_PX - 6, 4), heightPx: LANE_PX };
  if (named >= n)
    return {
      ...{ rows: n, rowPx: NAMED_ROW_PX, barPx: NAMED_ROW_PX - 6, statePx: 3, headPx: HEAD_PX },
      heightPx: HEAD_PX + n * NAMED_ROW_PX + 2 * PAD_PX,
    };
  const headPx = named > 0 ? HEAD_PX : 0;
  const rowPx = Math.min(16, (MOST_LANE_PX - 2 * PAD_PX) / n);
  const barPx = Math.max(1, rowPx >= 6 ? rowPx - 2 : rowPx - 0.25);
  return { rows: n, rowPx, barPx, statePx: 0, headPx, heightPx: headPx + n * rowPx + 2 * PAD_PX };
}

const rowsTop = (box: LaneBox) => box.topPx + PAD_PX + box.headPx;

/** A row that the lane does not show is shown by its last. */
export const rowTop = (box: LaneBox, row: number) =>
  rowsTop(box) + Math.max(0, Math.min(row, box.rows - 1)) * box.rowPx;
export const rowMiddle = (box: LaneBox, row: number) => rowTop(box, row) + box.barPx / 2;
/** Top of the strip of states of a row. */
export const stateTop = (box: LaneBox, row: number) => rowTop(box, row) + box.barPx + 1.5;

/** The lane at a height, or null. Pinned ones lie over the others. */
export function laneAt({ boxes, pinnedPx }: Layout, yPx: number, scrollPx = 0): LaneBox | null {
  const first = boxes.findIndex(({ pinned }) => !pinned);
  const pinned = first < 0 ? boxes.length : first;
  const isPinned = yPx >= scrollPx && yPx < scrollPx + pinnedPx;
  let low = isPinned ? 0 : pinned;
  let high = isPinned ? pinned : boxes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const box = boxes[middle] as LaneBox;
    if (yPx < box.topPx) high = middle;
    else if (yPx >= box.topPx + box.heightPx) low = middle + 1;
    else return box;
  }
  return null;
}

/** Row of a thread's lane at a height; -1 in the line above rows that have names. */
export function rowAt(box: LaneBox, yPx: number): number {
  if (box.headPx > 0 && yPx < box.topPx + box.headPx) return -1;
  return Math.max(0, Math.min(box.rows - 1, Math.floor((yPx - rowsTop(box)) / box.rowPx)));
}
