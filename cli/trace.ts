import { createReadStream, createWriteStream } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { type TraceFormat, traceExports } from '../trace/exports/index.ts';
import { TraceError } from '../trace/trace-error.ts';
import { TraceReader } from '../trace/trace-reader.ts';
import type { TraceStore } from '../trace/trace-store.ts';
import { Failure, fileFailure } from './failure.ts';
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
    .action(exportTrace);
}

interface TraceOptions {
  to?: TraceFormat;
  summary?: true;
  json?: true;
}

async function exportTrace(file: string, target: string | undefined, options: TraceOptions): Promise<void> {
  const write = writerOf(options);
  const store = await readStore(file);
  const out: Writable = target === undefined ? process.stdout : createWriteStream(target);
  try {
    await pipeline(Readable.from(write(store)), out, { end: target !== undefined });
  } catch (error) {
    // `cueboard trace … | head` closes the pipe when it has enough.
    if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return;
    throw fileFailure(error, target ?? 'the standard output');
  }
}

function writerOf({ to, summary, json }: TraceOptions): (store: TraceStore) => Iterable<string> {
  if (json && !summary)
    throw new Failure(2, '--json belongs to --summary. The formats of --to are as they are.');
  if (to !== undefined) return traceExports[to];
  if (!summary)
    throw new Failure(2, 'Say what to write: --to FORMAT, or --summary. Try `cueboard help trace`.');
  return (store) => {
    const told = summaryOf(store);
    return json ? [`${JSON.stringify(told, null, 2)}\n`] : summaryLines(told).map((line) => `${line}\n`);
  };
}

async function readStore(file: string): Promise<TraceStore> {
  const reader = new TraceReader();
  try {
    for await (const chunk of createReadStream(file)) reader.push(chunk as Uint8Array);
  } catch (error) {
    if (error instanceof TraceError) throw new Failure(1, `${file}: ${error.message}`);
    throw fileFailure(error, file);
  }
  return reader.store;
}
