import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Compiled, compile } from '../compiler/compile.ts';
import { readRuntimePackage } from '../compiler/runtime-package.ts';
import type { Flow } from '../flow/document.ts';
import { Failure } from './failure.ts';
import { problemLines } from './problem-lines.ts';
import { readFlow } from './read-flow.ts';

/** The project of a flow that is sound. Warnings go to stderr. @throws {Failure} with every problem. */
export async function compileFile(file: string): Promise<Compiled & { flow: Flow }> {
  const flow = await readFlow(file);
  await ensureRuntime();
  const compiled = await compile(flow);
  const lines = problemLines(compiled.problems, file);
  if (compiled.files.length === 0) throw new Failure(1, lines);
  if (lines !== '') process.stderr.write(`${lines}\n`);
  return { ...compiled, flow };
}

/** Packs the runtime where nobody has yet: in a clone that was never started. */
export async function ensureRuntime(): Promise<void> {
  try {
    await readRuntimePackage();
  } catch {
    const script = path.join(import.meta.dirname, '..', 'scripts', 'pack-runtime.mjs');
    await promisify(execFile)(process.execPath, [script]);
  }
}
