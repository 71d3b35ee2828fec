import type { Flow, Id, Point } from '../document.ts';
import { actorSize, QUEUE_SIZE } from '../geometry.ts';

const COLUMN_PX = 220;
const GAP_PX = 24;

/** Places actors and queues in columns by their distance from the sources. Linear: for very large flows. */
export function arrangeInColumns(flow: Flow): Map<Id, Point> {
  const next = new Map<Id, Id[]>();
  const entered = new Set<Id>();
  for (const wire of Object.values(flow.wires)) {
    const [from, to] = wire.kind === 'send' ? [wire.actor, wire.queue] : [wire.queue, wire.actor];
    const list = next.get(from);
    if (list === undefined) next.set(from, [to]);
    else list.push(to);
    entered.add(to);
  }
  const all = [...Object.keys(flow.actors), ...Object.keys(flow.queues)];
  const column = columnsFrom([...all.filter((id) => !entered.has(id)), ...all], next);
  const bottom = new Map<number, number>();
  const places = new Map<Id, Point>();
  for (const id of all) {
    const at = column.get(id) ?? 0;
    const actor = flow.actors[id];
    const y = bottom.get(at) ?? 0;
    places.set(id, { x: at * COLUMN_PX, y });
    bottom.set(at, y + (actor ? actorSize(actor) : QUEUE_SIZE).height + GAP_PX);
  }
  return places;
}

/** Each start that no earlier one reaches begins at column 0, so that rings have a column too. */
function columnsFrom(starts: readonly Id[], next: ReadonlyMap<Id, readonly Id[]>): Map<Id, number> {
  const column = new Map<Id, number>();
  for (const start of starts) {
    if (column.has(start)) continue;
    column.set(start, 0);
    const waiting = [start];
    for (let i = 0; i < waiting.length; i++) {
      const id = waiting[i] as Id;
      for (const to of next.get(id) ?? []) {
        if (column.has(to)) continue;
        column.set(to, (column.get(id) ?? 0) + 1);
        waiting.push(to);
      }
    }
  }
  return column;
}
