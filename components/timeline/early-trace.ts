/**
 * The trace of the run that a page opens with, read from the first moment on: the workspace's own code is long in coming
 * and keeps the page busy, the worker does not wait for it. Who opens the trace takes the worker over, with all it has said.
 */
import { traceAddress } from '@/api/client.ts';
import type { FromTrace, ToTrace } from './trace-messages.ts';

interface EarlyTrace {
  runId: string;
  live: boolean;
  worker: Worker;
  heard: FromTrace[];
}

let early: EarlyTrace | null = null;

/** Attributes of an element of the page that say which run it opens with. `live`: the run goes on. */
export const runToRead = (runId: string, live: boolean) => ({
  'data-run-to-read': runId,
  'data-run-is-live': String(live),
});

/** Begins to read, where the page says what. To be called before it comes alive. */
export function readEarly(): void {
  const { runToRead: runId, runIsLive } =
    document.querySelector<HTMLElement>('[data-run-to-read]')?.dataset ?? {};
  if (runId === undefined || early !== null) return;
  const live = runIsLive === 'true';
  const begun = { runId, live, worker: traceWorker(runId, live), heard: [] as FromTrace[] };
  begun.worker.onmessage = ({ data }: MessageEvent<FromTrace>) => begun.heard.push(data);
  // Who opens the trace will try once more, and say so.
  begun.worker.onerror = () => {
    if (early === begun) early = null;
  };
  early = begun;
}

/** The worker that reads this run already; null where none does. */
export function takeEarly(runId: string, live: boolean): Pick<EarlyTrace, 'worker' | 'heard'> | null {
  const taken = early;
  early = null;
  if (taken === null || (taken.runId === runId && taken.live === live)) return taken;
  taken.worker.terminate();
  return null;
}

/** A worker that opens the trace of a run. */
export function traceWorker(runId: string, live: boolean): Worker {
  const worker = new Worker(new URL('./trace-worker.ts', import.meta.url), { type: 'module' });
  const open: ToTrace = {
    kind: 'open',
    address: new URL(traceAddress(runId), window.location.href).href,
    live,
    calm: window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  };
  worker.postMessage(open);
  return worker;
}
