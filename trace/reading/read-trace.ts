import { TraceReader } from './trace-reader.ts';
import type { TraceStore } from './trace-store.ts';

/** A whole trace at once, from its bytes in pieces of any size. Throws TraceError. */
export function readTrace(chunks: Iterable<Uint8Array>): TraceStore {
  const reader = new TraceReader();
  for (const chunk of chunks) reader.push(chunk);
  return reader.store;
}
