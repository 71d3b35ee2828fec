import { open, stat } from 'node:fs/promises';
import { BYTES_HEADER, LIVE_HEADER } from '../../api/trace-headers.ts';
import { traceFile } from '../data-folder.ts';
import { Refusal } from '../refusal.ts';
import { liveRuns } from './live-runs.ts';
import { standingRun } from './read-runs.ts';
import { streamTrace } from './stream-trace.ts';
import { readTraceStart } from './trace-start.ts';

/** `?from=BYTE&follow=0|1`: the trace from a byte on; with follow the answer ends when the run does. */
export async function traceResponse(id: string, request: Request): Promise<Response> {
  await standingRun(id);
  const query = new URL(request.url).searchParams;
  const from = Number(query.get('from') ?? 0);
  if (!Number.isSafeInteger(from) || from < 0)
    throw new Refusal(400, 'api/invalid', 'from: a number of bytes, 0 or more.');
  if (from > 0 && (await isRemoved(traceFile(id), from)))
    throw new Refusal(
      410,
      'trace/removed',
      'This part of the trace was removed, because the run keeps the last part only. Read it from the start.',
    );
  const live = query.get('follow') === '1' ? liveRuns().get(id) : undefined;
  const body = streamTrace(traceFile(id), { from, settled: live?.settled, signal: request.signal });
  const { size } = await stat(traceFile(id)).catch(() => ({ size: 0 }));
  return new Response(body, {
    headers: {
      'content-type': 'application/octet-stream',
      'cache-control': 'no-store, no-transform',
      [LIVE_HEADER]: live === undefined ? '0' : '1',
      [BYTES_HEADER]: String(size),
    },
  });
}

async function isRemoved(path: string, from: number): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null);
  if (!file) return false;
  try {
    return from < ((await readTraceStart(file))?.removed?.bytes ?? 0);
  } finally {
    await file.close();
  }
}
