import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command, CommanderError } from 'commander';
import { addBench } from './bench.ts';
import { addCheck } from './check.ts';
import { addExport } from './export.ts';
import { Failure } from './failure.ts';
import { addRun } from './run.ts';
import { addTrace } from './trace.ts';

const file = path.join(import.meta.dirname, '..', 'package.json');
const { description, version } = JSON.parse(readFileSync(file, 'utf8')) as Record<
  'description' | 'version',
  string
>;

const program = new Command('cueboard')
  .description(description)
  .version(version)
  .showHelpAfterError('Try `cueboard help`.')
  .addHelpText('after', '\nExit codes: 0 good; 1 the flow or the run failed; 2 wrong use.')
  .exitOverride();
// Commands copy these settings when they are made, so they come last.
for (const add of [addCheck, addRun, addExport, addTrace, addBench]) add(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = codeOf(error);
}

/** Prints what has not been printed yet; says the exit code. */
function codeOf(error: unknown): number {
  // Commander has printed it. Help and version are no errors; all else is wrong use.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof Failure)) throw error;
  if (error.message !== '') process.stderr.write(`${error.message}\n`);
  return error.exitCode;
}
