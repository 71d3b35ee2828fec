import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { projectRoot } from '../../compiler/project-root.ts';
import { slugOf } from '../../flow/slug.ts';
import { isTraceFormat, traceFormats } from '../../trace/exports/trace-formats.ts';
import { traceFile } from '../data-folder.ts';
import { documentOf } from '../flows/flow-record.ts';
import { download } from '../http/download.ts';
import { Refusal } from '../refusal.ts';
import { standingRun } from './read-runs.ts';

/** Each takes the memory of a trace that is read whole. */
const MOST_AT_ONCE = 2;
let atWork = 0;

/**
 * A run's trace in a format of other tools: what stands of it now, also while the run goes on. It is written by the
 * command line, in a process of its own: a trace is read whole for it, and neither its memory nor the time that this
 * takes are to be felt by whoever else asks this server for something.
 */
export async function exportTrace(id: string, request: Request): Promise<Response> {
  const row = await standingRun(id);
  const format = new URL(request.url).searchParams.get('format') ?? 'json';
  if (!isTraceFormat(format)) {
    const known = Object.keys(traceFormats).join(', ');
    throw new Refusal(400, 'trace/format', `There is no trace format "${format}". There are: ${known}.`);
  }
  const file = traceFile(id);
  await stat(file).catch(() => {
    throw new Refusal(409, 'trace/none', 'This run has written no trace.');
  });
  if (atWork >= MOST_AT_ONCE)
    throw new Refusal(
      429,
      'trace/busy',
      'Two traces are being exported already. Try again when one is done.',
    );
  const { extension, mediaType } = traceFormats[format];
  const name = `${slugOf(documentOf(row).name, 'flow')}-${id}.${extension}`;
  return download(await written(file, format, request.signal), name, mediaType);
}

type Writer = ChildProcessByStdio<null, Readable, Readable>;

/** Fulfilled once there is something to send. Whoever reads slowly holds up the writing; who goes away ends it. */
async function written(file: string, format: string, left: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const command = path.join(projectRoot(), 'cli', 'cueboard.mjs');
  const child: Writer = spawn(process.execPath, [command, 'trace', file, '--to', format], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  atWork += 1;
  let isFree = false;
  const free = () => {
    if (!isFree) atWork -= 1;
    isFree = true;
  };
  // Before `close`, which never comes where somebody left and the rest stays unread.
  child.once('exit', free).once('error', free);
  const ended = once(child, 'close');
  ended.catch(() => undefined);
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2000);
  });
  const end = () => {
    child.kill('SIGKILL');
    child.stdout.destroy();
  };
  left.addEventListener('abort', end, { once: true });
  const pieces = child.stdout[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  const first = await pieces.next();
  if (first.done) {
    const [code] = (await ended) as [number | null];
    const why = complaint.trim().replaceAll(`${file}: `, '') || 'it could not be written';
    if (code !== 0) throw new Refusal(422, 'trace/unreadable', `The trace cannot be read: ${why}`);
  }
  let next: Promise<IteratorResult<Uint8Array>> | null = Promise.resolve(first);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = await (next ?? pieces.next());
      next = null;
      if (!piece.done) return controller.enqueue(piece.value);
      const [code] = (await ended) as [number | null];
      if (code === 0) controller.close();
      // Cut short on purpose: half a file that looks like a whole one helps nobody.
      else controller.error(new Error(`The export ended with ${code}. ${complaint}`));
    },
    cancel: end,
  });
}
