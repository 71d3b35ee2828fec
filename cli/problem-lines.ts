import type { Problem } from '../flow/problem.ts';

/** One line a problem, as compilers print them: `word-count.flow.json: error code/syntax: …`. */
export function problemLines(problems: readonly Problem[], file: string): string {
  return problems
    .map(
      ({ severity, code, message }) => `${file}: ${severity} ${code}: ${message.replace(/\s*\n\s*/g, ' ')}`,
    )
    .join('\n');
}
