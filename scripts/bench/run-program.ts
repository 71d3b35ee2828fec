import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** How to run one system's program for one workload. */
export interface Program {
  file: string;
  args: string[];
  cwd: string;
  env?: Record<string, string>;
}

const LIMIT_MS = 120_000;

/**
 * Runs a program to its end and answers the JSON object that it printed last.
 * @throws Error with what it said instead.
 */
export async function runProgram<Result>({ file, args, cwd, env }: Program): Promise<Result> {
  const { stdout } = await promisify(execFile)(file, args, {
    cwd,
    env: { ...process.env, ...env },
    timeout: LIMIT_MS,
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error) => {
    if (error.killed) throw new Error(`took longer than ${LIMIT_MS / 1000} s`);
    throw new Error(reasonIn(error.stderr || error.stdout || error.message));
  });
  return resultIn(stdout);
}

/**
 * A program's result: the last line that is a JSON object. Of the runtime's JSON lines it is the text of a log.
 * @throws Error where there is none, or where an actor failed.
 */
export function resultIn<Result>(stdout: string): Result {
  let end = '';
  for (const line of stdout.trim().split('\n').reverse()) {
    if (!line.startsWith('{')) continue;
    const object = JSON.parse(line);
    if (object.kind === 'failed') throw new Error(object.message);
    if (object.kind === 'log') return JSON.parse(object.text);
    if (object.kind === undefined) return object;
    if (object.kind === 'ended')
      end = `, and the run ${object.state} (${object.reason ?? 'no reason given'})`;
  }
  throw new Error(`printed no result${end}`);
}

/** The line that names the error, or else the last one. */
function reasonIn(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return (
    lines.find((line) => /^(Uncaught )?\w*Error\b/.test(line)) ?? lines.at(-1) ?? 'failed without a word'
  );
}
