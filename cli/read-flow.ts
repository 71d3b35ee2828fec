import { readFile } from 'node:fs/promises';
import type { Flow } from '../flow/document.ts';
import { parseFlow } from '../flow/parse.ts';
import { Failure, fileFailure } from './failure.ts';
import { problemLines } from './problem-lines.ts';

/** @throws {Failure} where the file cannot be read, or holds no flow: with every problem, a line each. */
export async function readFlow(file: string): Promise<Flow> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw fileFailure(error, file);
  });
  const parsed = parseFlow(text);
  if (parsed.flow) return parsed.flow;
  throw new Failure(1, problemLines(parsed.problems, file));
}
