import type { Command } from 'commander';
import { compile } from '../compiler/compile.ts';
import { ensureRuntime } from './compile-file.ts';
import { Failure } from './failure.ts';
import { problemLines } from './problem-lines.ts';
import { readFlow } from './read-flow.ts';

export function addCheck(program: Command): void {
  program
    .command('check')
    .description('say what is wrong in a flow; exit code 1 where there is an error')
    .argument('<flow>', 'a flow document, *.flow.json')
    .action(check);
}

async function check(file: string): Promise<void> {
  const flow = await readFlow(file);
  await ensureRuntime();
  const { problems } = await compile(flow);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  if (problems.length > 0) process.stdout.write(`${problemLines(problems, file)}\n`);
  process.stdout.write(`${flow.name}: ${count(errors, 'error')}, ${count(warnings, 'warning')}\n`);
  if (errors > 0) throw new Failure(1);
}

const count = (number: number, what: string): string =>
  `${number === 0 ? 'no' : number} ${what}${number === 1 ? '' : 's'}`;
