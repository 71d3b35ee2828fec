/** Where the time went: of one message, with or without what led to it, and of a whole run. */
import { SentFlag } from '../../runtime/protocol/trace-file.ts';
import { firstAfter } from '../reading/growable.ts';
import { Fate } from '../reading/message-columns.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import { ActorWaits } from './actor-waits.ts';
import type { CriticalPath } from './path-steps.ts';
import { aheadOf, endOfTurn, turnBefore } from './turns.ts';
import { Walk } from './walk.ts';

/** A longer walk tells nobody more, and takes seconds. */
const MOST_PIECES = 300_000;

/**
 * From when a message was sent to when its handling ended, or to now: through its queue and its turn, and through what
 * others did for it meanwhile. Its parts add up to the whole. Null where the trace does not tell when it was sent, or
 * where it was lost before anybody took it.
 * @param withCauses also through what led to it, back to its first cause
 */
export function messagePath(
  store: TraceStore,
  row: number,
  withCauses: boolean,
  waits = new ActorWaits(store),
): CriticalPath | null {
  const { messages } = store;
  const sentNs = messages.sent[row] as number;
  const isTaken = !Number.isNaN(messages.taken[row] as number);
  const walk = new Walk(store, waits);
  if (Number.isNaN(sentNs) || Number.isNaN(walk.arrivalOf(row))) return null;
  if (!isTaken && messages.fate[row] !== Fate.waiting) return null;
  const endNs = isTaken ? endOfTurn(store, row) : store.lastNs;
  if (isTaken) {
    walk.turn(row, messages.taken[row] as number, endNs);
    walk.arrival(row);
  } else walk.arrival(row, endNs);
  let first = row;
  let isCut = false;
  while (withCauses) {
    const cause = walk.cause(first);
    if (cause < 0) break;
    walk.arrival(cause);
    first = cause;
    if (walk.steps.pieces > MOST_PIECES) {
      isCut = true;
      break;
    }
  }
  return walk.steps.path(store, messages.sent[first] as number, endNs, isCut);
}

/**
 * The critical path of a run: from the last thing that was handled back to the first, each time through what was waited
 * for. A message that came while its receiver was handling another had to wait for that: the path goes on through that
 * other one. Else it goes on through whoever sent it; what an actor does when it is told to stop, through what was
 * handled last before that. Null where nothing was handled.
 */
export function runPath(store: TraceStore, waits = new ActorWaits(store)): CriticalPath | null {
  const { messages } = store;
  const last = lastTurn(store);
  if (last < 0) return null;
  const walk = new Walk(store, waits);
  const endNs = endOfTurn(store, last);
  let row = last;
  let fromNs = messages.taken[row] as number;
  walk.turn(row, fromNs, endNs);
  for (let isCut = false; ; isCut = walk.steps.pieces > MOST_PIECES) {
    if (isCut) return walk.steps.path(store, fromNs, endNs, true);
    const takenNs = messages.taken[row] as number;
    const actor = messages.to[row] as number;
    const cameNs = walk.arrivalOf(row);
    const before = turnBefore(store, actor, takenNs);
    if (before !== null && before.endNs > cameNs && messages.taken[before.message] === before.startNs) {
      const { othersNs } = aheadOf(store, actor, before.endNs, takenNs);
      const gap = {
        kind: 'turn',
        fromNs: before.endNs,
        toNs: takenNs,
        actor,
        queue: -1,
        message: row,
      } as const;
      walk.steps.add(gap, { others: othersNs }, 'queue');
      row = before.message;
      fromNs = before.startNs;
      walk.turn(row, fromNs, before.endNs);
      continue;
    }
    if (Number.isNaN(cameNs)) return walk.steps.path(store, fromNs, endNs, false);
    walk.arrival(row);
    fromNs = messages.sent[row] as number;
    const cause = walk.cause(row);
    const earlier = cause < 0 && isStop(store, row) ? lastTurn(store, fromNs) : cause;
    if (earlier < 0) return walk.steps.path(store, fromNs, endNs, false);
    const stop = row;
    row = earlier;
    if (cause < 0) {
      // An actor is told to stop when nothing is left to do: it waited for the last of that.
      const overNs = endOfTurn(store, row);
      const told = { kind: 'queue', actor, queue: -1, message: stop } as const;
      walk.steps.add({ ...told, fromNs: overNs, toNs: fromNs }, {}, 'queue');
      walk.turn(row, messages.taken[row] as number, overNs);
    }
    fromNs = messages.taken[row] as number;
  }
}

const isStop = ({ messages }: TraceStore, row: number) =>
  ((messages.flags[row] as number) & SentFlag.stop) !== 0;

/**
 * Row of the message whose handling ended last by a time, or goes on then; what stops actors counts only where it led to
 * other work. -1 for none.
 */
function lastTurn(store: TraceStore, byNs = Number.POSITIVE_INFINITY): number {
  const { lanes, lastNs } = store;
  let found = -1;
  let latestNs = -1;
  for (const { rows } of lanes)
    for (const { n, end, message } of rows)
      for (let i = firstAfter(end, n, byNs) - 1; i >= 0; i--) {
        const endNs = Math.min(end[i] as number, lastNs);
        if (endNs <= latestNs) break;
        if (isStop(store, message[i] as number)) continue;
        latestNs = endNs;
        found = message[i] as number;
        break;
      }
  return found;
}
