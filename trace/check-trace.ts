import { checkConservation } from './checks/check-conservation.ts';
import { checkDepth } from './checks/check-depth.ts';
import { checkLife } from './checks/check-life.ts';
import { checkOrder } from './checks/check-order.ts';
import { Lives } from './checks/lives.ts';
import { TraceDecoder } from './reading/decode.ts';

export interface CheckTraceOptions {
  /** Names of queues that are not first in, first out; a trace does not tell. */
  unordered?: Iterable<string>;
}

/**
 * Proves from a trace alone that its run went as the rules say: ids are unique, causes come before effects, what one
 * actor sends to a queue is taken in order, no queue is ever deeper than it holds, each message's life is a legal one,
 * and, in a run that came to its own end, no message is unaccounted for.
 * @param trace the whole file, or as much of it as there is
 * @returns what is wrong, a sentence each
 * @throws {TraceError} when the bytes are no trace
 */
export function checkTrace(trace: Uint8Array, { unordered = [] }: CheckTraceOptions = {}): string[] {
  const lives = new Lives();
  new TraceDecoder(lives).push(trace);
  return [
    ...lives.findings,
    ...checkLife(lives),
    ...checkOrder(lives, new Set(unordered)),
    ...checkDepth(lives),
    ...checkConservation(lives),
  ];
}
