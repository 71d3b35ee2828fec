/** `cueboard bench`: the project's bench in a process of its own, with the words that were given and its exit code. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Command } from 'commander';
import { Failure } from './failure.ts';

const script = path.join(import.meta.dirname, '..', 'scripts', 'bench.mjs');

export function addBench(program: Command): void {
  program
    .command('bench')
    .description('measure messages between threads against others, and what a run costs (docs/bench.md)')
    .argument('[options...]', 'those of the bench; `cueboard bench --help` lists them')
    // They are the bench's own, `--help` too.
    .helpOption(false)
    .allowUnknownOption()
    .action(bench);
}

async function bench(options: string[]): Promise<void> {
  // As npm says where it was called: files are named from there.
  const env = { ...process.env, INIT_CWD: process.cwd() };
  const child = spawn(process.execPath, [script, ...options], { stdio: 'inherit', env });
  // A Ctrl-C reaches both; this one stays until the other has tidied up.
  const stay = () => undefined;
  process.on('SIGINT', stay);
  const code = await new Promise<number>((resolve, reject) => {
    child.on('exit', (status) => resolve(status ?? 1));
    child.on('error', reject);
  });
  process.off('SIGINT', stay);
  if (code !== 0) throw new Failure(code === 2 ? 2 : 1);
}
