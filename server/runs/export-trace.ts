import { createReadStream } from 'node:fs';
import { slugOf } from '../../flow/slug.ts';
import { inPieces } from '../../trace/exports/in-pieces.ts';
import { traceExports } from '../../trace/exports/index.ts';
import { isTraceFormat, traceFormats } from '../../trace/exports/trace-formats.ts';
import { TraceReader } from '../../trace/reading/trace-reader.ts';
import type { TraceStore } from '../../trace/reading/trace-store.ts';
import { traceFile } from '../data-folder.ts';
import { documentOf } from '../flows/flow-record.ts';
import { download } from '../http/download.ts';
import { Refusal } from '../refusal.ts';
import { standingRun } from './read-runs.ts';

/** A run's trace in a format of other tools: what stands of it now, also while the run goes on. */
export async function exportTrace(id: string, request: Request): Promise<Response> {
  const row = await standingRun(id);
  const format = new URL(request.url).searchParams.get('format') ?? 'json';
  if (!isTraceFormat(format)) {
    const known = Object.keys(traceExports).join(', ');
    throw new Refusal(400, 'trace/format', `There is no trace format "${format}". There are: ${known}.`);
  }
  const store = await readStore(traceFile(id));
  const { extension, mediaType } = traceFormats[format];
  const name = `${slugOf(documentOf(row).name, 'flow')}-${id}.${extension}`;
  return download(asBytes(traceExports[format](store)), name, mediaType);
}

async function readStore(file: string): Promise<TraceStore> {
  const reader = new TraceReader();
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }))
      reader.push(chunk as Uint8Array);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Refusal(409, 'trace/none', 'This run has written no trace.');
    throw new Refusal(422, 'trace/unreadable', `The trace cannot be read: ${(error as Error).message}`);
  }
  return reader.store;
}

/** Written when it is asked for: a reader that is slow holds up the writing. */
function asBytes(pieces: Iterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = inPieces(pieces);
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
  });
}
