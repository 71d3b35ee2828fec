/** How busy each thread was over a stretch, in equal parts of it: what two runs' lanes are drawn from, one under the other. */
import type { TraceStore } from '../reading/trace-store.ts';

export interface LaneShares {
  threads: {
    name: string;
    /** Colour name of the thread. */
    colour: string;
    /** Share 0..1 by part of the stretch. */
    busy: Float32Array;
  }[];
  /** When the run's first message was sent or taken, and its last record, in its own time. */
  firstNs: number;
  lastNs: number;
}

/** @param firstNs what counts as time 0: `fromNs` and `toNs` are since then, @param parts 1 or more */
export function laneShares(
  store: TraceStore,
  firstNs: number,
  fromNs: number,
  toNs: number,
  parts: number,
): LaneShares {
  const width = (toNs - fromNs) / parts;
  const start = firstNs + fromNs;
  return {
    threads: store.head.threads.map(({ name, colour }, thread) => ({
      ...{ name, colour },
      busy: Float32Array.from({ length: parts }, (_, i) =>
        Math.max(
          0,
          Math.min(
            1,
            store.lanes[thread]?.busyShare(
              start + i * width,
              Math.min(store.lastNs, start + (i + 1) * width),
            ) ?? 0,
          ),
        ),
      ),
    })),
    ...{ firstNs, lastNs: store.lastNs },
  };
}
