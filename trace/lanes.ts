/** Where each lane stands: threads first, then queues. Pixels are CSS pixels from the top of the lanes. */
export interface LaneBox {
  kind: 'thread' | 'queue';
  /** Index into the header's threads or queues. */
  index: number;
  topPx: number;
  heightPx: number;
  /** Rows of bars in a thread's lane, 1 or more. */
  rows: number;
  /** Distance from one row to the next, and how high a bar is drawn. */
  rowPx: number;
  barPx: number;
}

export const LANE_PX = 26;
export const QUEUE_PX = 24;
const PAD_PX = 3;
const MOST_LANE_PX = 132;

/** `rows`: how many rows each thread's lane has; `queues`: which queues are shown. */
export function layOutLanes(rows: readonly number[], queues: readonly number[]): LaneBox[] {
  const boxes: LaneBox[] = [];
  let top = 0;
  for (const [index, count] of rows.entries()) {
    const n = Math.max(1, count);
    const wanted = n === 1 ? LANE_PX : n === 2 ? 2 * 18 + 2 * PAD_PX : n * 16 + 2 * PAD_PX;
    const heightPx = Math.min(MOST_LANE_PX, wanted);
    const rowPx = (heightPx - 2 * PAD_PX) / n;
    const barPx = Math.max(1, n === 1 ? rowPx : rowPx >= 6 ? rowPx - 2 : rowPx - 0.25);
    boxes.push({ kind: 'thread', index, topPx: top, heightPx, rows: n, rowPx, barPx });
    top += heightPx;
  }
  for (const index of queues) {
    boxes.push({ kind: 'queue', index, topPx: top, heightPx: QUEUE_PX, rows: 1, rowPx: 18, barPx: 18 });
    top += QUEUE_PX;
  }
  return boxes;
}

export const heightOf = (boxes: readonly LaneBox[]) => {
  const last = boxes.at(-1);
  return last === undefined ? 0 : last.topPx + last.heightPx;
};

export const rowTop = (box: LaneBox, row: number) =>
  box.topPx + PAD_PX + Math.min(row, box.rows - 1) * box.rowPx;
export const rowMiddle = (box: LaneBox, row: number) => rowTop(box, row) + box.barPx / 2;

/** The lane at a height, or null. */
export function laneAt(boxes: readonly LaneBox[], yPx: number): LaneBox | null {
  let low = 0;
  let high = boxes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const box = boxes[middle] as LaneBox;
    if (yPx < box.topPx) high = middle;
    else if (yPx >= box.topPx + box.heightPx) low = middle + 1;
    else return box;
  }
  return null;
}

/** Row of a thread's lane at a height. */
export function rowAt(box: LaneBox, yPx: number): number {
  return Math.max(0, Math.min(box.rows - 1, Math.floor((yPx - box.topPx - PAD_PX) / box.rowPx)));
}
