import type { TraceStore } from '../reading/trace-store.ts';

/** Is told from time to time how much has been written, 0..1. */
export type Told = (share: number) => void;

/** Writes a trace in another format, piece by piece: what is written is never all in memory. */
export type TraceExport = (store: TraceStore, told?: Told) => Iterable<string>;

const TOLD_EVERY = 8192;

/** Rows [0, n), and tells how far they have come. */
export function* counted(n: number, told: Told | undefined, from = 0, to = 1): Generator<number> {
  for (let i = 0; i < n; i++) {
    if (i % TOLD_EVERY === 0) told?.(from + ((to - from) * i) / n);
    yield i;
  }
}
