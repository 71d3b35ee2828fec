/** Turns: stretches in which an actor handled one message. Who had turns on a thread, and when. */
import type { Bars } from '../reading/bars.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { firstFrom } from '../statistics/sent-times.ts';
import { joinedStretches, lengthWithout, type Stretch, within } from './stretches.ts';

export interface Turn {
  /** Row of the message. */
  message: number;
  startNs: number;
  endNs: number;
}

const rowsOf = (store: TraceStore, actor: number): readonly Bars[] =>
  store.lanes[store.threadOf(actor)]?.rows ?? [];

/** The last turn of an actor that began before a time and was over by then; null where there is none. */
export function turnBefore(store: TraceStore, actor: number, timeNs: number): Turn | null {
  let found: Turn | null = null;
  for (const bars of rowsOf(store, actor))
    for (let i = firstFrom(bars.start, bars.n, timeNs) - 1; i >= 0; i--) {
      const endNs = bars.end[i] as number;
      if (found !== null && endNs <= found.endNs) break;
      if (bars.actor[i] !== actor || endNs > timeNs) continue;
      found = { message: bars.message[i] as number, startNs: bars.start[i] as number, endNs };
      break;
    }
  return found;
}

/** The turn of an actor in which it handled the message of that row. */
export const endOfTurn = ({ messages, lastNs }: TraceStore, row: number): number => {
  const handled = messages.handled[row] as number;
  return Number.isNaN(handled) ? lastNs : handled;
};

/**
 * Of a stretch in which an actor was in a turn and waited for nothing that the trace tells of: how long its thread idled,
 * so that it awaited the outside; and how long it was in turns of other actors that began meanwhile.
 */
export function asideOf(
  store: TraceStore,
  actor: number,
  fromNs: number,
  toNs: number,
): { outsideNs: number; othersNs: number } {
  const idle = within(store.waits.idle[store.threadOf(actor)], fromNs, toNs);
  const outsideNs = idle.reduce((sum, [from, to]) => sum + to - from, 0);
  const others = joinedStretches(turnsOn(store, actor, fromNs, toNs, 'begun').others);
  return { outsideNs, othersNs: lengthWithout(others, idle) };
}

/**
 * Of a stretch in which a message waited to be taken by an actor: how long that was in turns of its own, and how long,
 * of the rest, its thread was in turns of others and did not idle.
 */
export function aheadOf(
  store: TraceStore,
  actor: number,
  fromNs: number,
  toNs: number,
): { behindNs: number; othersNs: number } {
  const { own, others } = turnsOn(store, actor, fromNs, toNs, 'any');
  const mine = joinedStretches(own);
  const behindNs = mine.reduce((sum, [from, to]) => sum + to - from, 0);
  const idle = within(store.waits.idle[store.threadOf(actor)], fromNs, toNs);
  const apart = joinedStretches([...mine, ...idle]);
  return { behindNs, othersNs: lengthWithout(joinedStretches(others), apart) };
}

/** @param which turns that reach into the stretch, or only those that began in it */
function turnsOn(
  store: TraceStore,
  actor: number,
  fromNs: number,
  toNs: number,
  which: 'any' | 'begun',
): { own: Stretch[]; others: Stretch[] } {
  const own: Stretch[] = [];
  const others: Stretch[] = [];
  for (const { start, end, actor: actors, n } of rowsOf(store, actor)) {
    const first = firstFrom(which === 'begun' ? start : end, n, fromNs);
    for (let i = first; i < n && (start[i] as number) < toNs; i++) {
      const stretch: Stretch = [Math.max(start[i] as number, fromNs), Math.min(end[i] as number, toNs)];
      if (stretch[1] > stretch[0]) (actors[i] === actor ? own : others).push(stretch);
    }
  }
  return { own, others };
}
