import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Command } from 'commander';
import { linkRuntime, writeProject } from '../compiler/write-project.ts';
import { compileFile } from './compile-file.ts';
import { Failure } from './failure.ts';
import { runProject } from './run-project.ts';

interface RunFlags {
  trace?: string;
  for?: string;
  json?: true;
  preview?: string;
}

export function addRun(program: Command): void {
  program
    .command('run')
    .description('run a flow in its own process; Ctrl-C stops it')
    .argument('<flow>', 'a flow document, *.flow.json')
    .option('--trace <file>', 'write a trace of every message')
    .option('--for <time>', 'stop by itself after 500ms, 10s, 2m')
    .option('--json', 'print logs and the end as JSON lines')
    .option('--preview <bytes>', 'content of each message that the trace keeps')
    .action(run);
}

/** Relative paths in the flow start in the folder of the shell: the process is started from there. */
async function run(file: string, flags: RunFlags): Promise<void> {
  const { files } = await compileFile(file);
  const folder = await mkdtemp(path.join(tmpdir(), 'cueboard-run-'));
  try {
    await writeProject(folder, files);
    await linkRuntime(folder);
    const ended = await runProject(path.join(folder, 'main.ts'), argumentsOf(flags));
    if (ended.signal) throw new Failure(1, `The run crashed: its process was ended by ${ended.signal}.`);
    if (ended.code !== 0) throw new Failure(ended.code === 2 ? 2 : 1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function argumentsOf({ trace, for: time, json, preview }: RunFlags): string[] {
  return [
    ...(trace === undefined ? [] : ['--trace', path.resolve(trace)]),
    ...(time === undefined ? [] : ['--for', time]),
    ...(preview === undefined ? [] : ['--preview', preview]),
    ...(json ? ['--json'] : []),
  ];
}
