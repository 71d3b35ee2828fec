/** What led to a message, and what it led to: each message has one cause at most, and any number of effects. */
import type { MessageColumns } from '../reading/message-columns.ts';

/** Rows of its cause, the cause of that, and so on: the nearest first, `limit` at most. */
export function causesOf(
  { cause, n }: MessageColumns,
  row: number,
  limit = Number.POSITIVE_INFINITY,
): number[] {
  const found: number[] = [];
  // A trace that is damaged may tell of a circle: no chain is longer than there are messages.
  const most = Math.min(limit, n);
  for (let at = cause[row] ?? -1; at >= 0 && found.length < most; at = cause[at] as number) {
    if (at === row || found.at(-1) === at) break;
    found.push(at);
  }
  return found;
}

/** Rows of all that it led to, nearer ones first, `limit` at most. */
export function effectsOf(messages: MessageColumns, row: number, limit: number): number[] {
  const found: number[] = [];
  for (const effect of messages.effectsOf(row, limit)) found.push(effect);
  for (let i = 0; i < found.length && found.length < limit; i++)
    for (const effect of messages.effectsOf(found[i] as number, limit - found.length)) found.push(effect);
  return found;
}

/** How many generations a message is away from what began its chain: 0 for that itself. */
export const depthOf = (messages: MessageColumns, row: number) => causesOf(messages, row).length;

/**
 * One step along the chain: back to the cause, or forward. Forward leads to where `tip` lies, as far as it does: who
 * has walked back walks the same way forth again. Else to the first effect.
 * @param tip row of the message that a walk began at; -1 for none
 * @returns -1 where there is none
 */
export function chainStep(messages: MessageColumns, row: number, by: -1 | 1, tip: number): number {
  if (by < 0) return messages.cause[row] ?? -1;
  if (tip >= 0 && tip !== row) {
    const way = [tip, ...causesOf(messages, tip)];
    const at = way.indexOf(row);
    if (at > 0) return way[at - 1] as number;
  }
  return messages.effectsOf(row, 1)[0] ?? -1;
}
