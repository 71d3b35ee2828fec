import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Command, Option } from 'commander';
import { linkRuntime, writeProject } from '../compiler/write-project.ts';
import { compileFile } from './compile-file.ts';
import { Failure } from './failure.ts';
import { runProject } from './run-project.ts';

interface RunFlags {
  trace?: string;
  for?: string;
  json?: true;
  record?: string;
  preview?: string;
  limit?: string;
  keep?: string;
  state?: string;
  memory?: string;
  seed?: string;
}

export function addRun(program: Command): void {
  program
    .command('run')
    .description('run a flow in its own process; Ctrl-C stops it')
    .argument('<flow>', 'a flow document, *.flow.json')
    .option('--trace <file>', 'write a trace of every message')
    .option('--for <time>', 'stop by itself after 500ms, 10s, 2m')
    .option('--json', 'print logs and the end as JSON lines')
    .addOption(
      new Option('--record <what>', 'what the trace keeps of each message').choices([
        'headers',
        'previews',
        'whole',
      ]),
    )
    .option('--preview <bytes>', 'content of each message that the trace keeps')
    .option('--limit <size>', 'the most that the trace may take: 1mb, 200mb, 2gb')
    .addOption(
      new Option('--keep <part>', 'the part that is kept within the limit').choices(['first', 'last']),
    )
    .option('--memory <size>', 'the most that its process may hold: 200mb, 2gb')
    .option('--seed <number>', 'of ctx.random: the same numbers again')
    .option('--state <when>', "record actors' states: each (after each message), or 500ms apart")
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

function argumentsOf({ trace, json, ...flags }: RunFlags): string[] {
  const words = ['for', 'record', 'preview', 'limit', 'keep', 'state', 'memory', 'seed'] as const;
  return [
    ...(trace === undefined ? [] : ['--trace', path.resolve(trace)]),
    ...words.flatMap((word) => (flags[word] === undefined ? [] : [`--${word}`, flags[word]])),
    ...(json ? ['--json'] : []),
  ];
}
