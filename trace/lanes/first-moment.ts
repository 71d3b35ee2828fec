import type { TraceStore } from '../reading/trace-store.ts';

/**
 * When the first message that was taken in any lane had been sent, in nanoseconds since the start of the run; 0 before
 * there is one. What goes before is threads starting up.
 */
export function firstMoment({ lanes, messages }: TraceStore): number {
  let first = Number.POSITIVE_INFINITY;
  const see = (timeNs: number | undefined) => {
    if (timeNs !== undefined && timeNs < first) first = timeNs;
  };
  for (const { rows } of lanes)
    for (const { n, start, message } of rows) {
      if (n === 0) continue;
      see(start[0]);
      see(messages.sent[message[0] as number]);
    }
  see(messages.sent[0]);
  return first === Number.POSITIVE_INFINITY ? 0 : Math.max(0, first);
}
