import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { inPieces } from '../trace/exports/in-pieces.ts';
import { traceExports } from '../trace/exports/index.ts';
import type { TraceExport } from '../trace/exports/trace-export.ts';
import type { TraceFormat } from '../trace/exports/trace-formats.ts';
import { TraceError } from '../trace/reading/trace-error.ts';
import { TraceReader } from '../trace/reading/trace-reader.ts';
import type { TraceStore } from '../trace/reading/trace-store.ts';
import { Failure, fileFailure } from './failure.ts';
import { showProgress } from './show-progress.ts';
import { summaryLines, summaryOf } from './summary-lines.ts';

export function addTrace(program: Command): void {
  program
    .command('trace')
    .description('write a trace in another format, or what it says in a few lines')
    .argument('<trace>', 'a trace that a run has written')
    .argument('[target]', 'the file to write; the standard output without it')
    .addOption(new Option('--to <format>', 'the format').choices(Object.keys(traceExports)))
    .addOption(
      new Option('--summary', 'how actors spent their time, the bottleneck, deadlocks').conflicts('to'),
    )
    .option('--json', 'the summary as JSON')
    .option('--at <time>', 'with the summary: who waits for whom at 500ms, 10s, 2m into the run')
    .action(exportTrace);
}

interface TraceOptions {
  to?: TraceFormat;
  summary?: true;
  json?: true;
  at?: string;
}

async function exportTrace(file: string, target: string | undefined, options: TraceOptions): Promise<void> {
  const write = writerOf(options);
  const store = await readStore(file);
  const out: Writable = target === undefined ? process.stdout : createWriteStream(target);
  const progress = showProgress('Writing');
  try {
    const pieces = inPieces(write(store, progress.told));
    await pipeline(Readable.from(pieces), out, { end: target !== undefined });
  } catch (error) {
    // `cueboard trace … | head` closes the pipe when it has enough.
    if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return;
    throw fileFailure(error, target ?? 'the standard output');
  } finally {
    progress.end();
  }
}

function writerOf({ to, summary, json, at }: TraceOptions): TraceExport {
  const atNs = at === undefined ? undefined : timeOf(at);
  if (at !== undefined && !summary) throw new Failure(2, '--at belongs to --summary, not to --to.');
  if (json && !summary)
    throw new Failure(2, '--json belongs to --summary. The formats of --to are as they are.');
  if (to !== undefined) return traceExports[to];
  if (!summary)
    throw new Failure(2, 'Say what to write: --to FORMAT, or --summary. Try `cueboard help trace`.');
  return (store) => {
    const told = summaryOf(store, atNs);
    return json ? [`${JSON.stringify(told, null, 2)}\n`] : summaryLines(told).map((line) => `${line}\n`);
  };
}

/** Nanoseconds. */
function timeOf(text: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(text) ?? [];
  const ns = { ms: 1e6, s: 1e9, m: 60e9 }[unit ?? ''];
  if (ns === undefined) throw new Failure(2, `--at takes a time such as 500ms, 10s or 2m, not ${text}`);
  return Number(number) * ns;
}

async function readStore(file: string): Promise<TraceStore> {
  const reader = new TraceReader();
  const progress = showProgress('Reading');
  try {
    const { size } = statSync(file);
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
      reader.push(chunk as Uint8Array);
      progress.told(reader.bytesTaken / size);
    }
  } catch (error) {
    if (error instanceof TraceError) throw new Failure(1, `${file}: ${error.message}`);
    throw fileFailure(error, file);
  } finally {
    progress.end();
  }
  return reader.store;
}
