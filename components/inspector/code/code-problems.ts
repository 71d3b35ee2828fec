import type { Id } from '@/flow/document.ts';
import type { Problem } from '@/flow/problem.ts';

/** The problems of one actor that have a place in its code. */
export function codeProblems(problems: readonly Problem[], actor: Id): Problem[] {
  return problems.filter(
    ({ where }) => where.kind === 'actor' && where.id === actor && where.line !== undefined,
  );
}
