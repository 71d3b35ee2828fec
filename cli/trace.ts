import { createReadStream, createWriteStream } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { type TraceFormat, traceExports } from '../trace/exports/index.ts';
import { TraceError } from '../trace/trace-error.ts';
import { TraceReader } from '../trace/trace-reader.ts';
import type { TraceStore } from '../trace/trace-store.ts';
import { Failure, fileFailure } from './failure.ts';

export function addTrace(program: Command): void {
  program
    .command('trace')
    .description('write a trace in another format')
    .argument('<trace>', 'a trace that a run has written')
    .argument('[target]', 'the file to write; the standard output without it')
    .addOption(
      new Option('--to <format>', 'the format').choices(Object.keys(traceExports)).makeOptionMandatory(),
    )
    .action(exportTrace);
}

async function exportTrace(
  file: string,
  target: string | undefined,
  { to }: { to: TraceFormat },
): Promise<void> {
  const store = await readStore(file);
  const out: Writable = target === undefined ? process.stdout : createWriteStream(target);
  try {
    await pipeline(Readable.from(traceExports[to](store)), out, { end: target !== undefined });
  } catch (error) {
    // `cueboard trace … | head` closes the pipe when it has enough.
    if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return;
    throw fileFailure(error, target ?? 'the standard output');
  }
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
