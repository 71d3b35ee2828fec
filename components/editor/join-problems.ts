import type { Flow } from '@/flow/document.ts';
import type { Problem } from '@/flow/problem.ts';

/**
 * What the document's own check says, then what the compiler said of an earlier version: without what both say,
 * and without places that are gone. Errors first. That nothing is drawn yet is no mistake of whoever draws: the canvas
 * says what to do, and Run says why it cannot.
 */
export function joinProblems(
  checked: readonly Problem[],
  compiled: readonly Problem[],
  flow: Flow,
): Problem[] {
  const seen = new Set<string>();
  const joined: Problem[] = [];
  for (const problem of [...checked, ...compiled]) {
    const { where } = problem;
    if (!stands(where, flow) || problem.code === 'flow/empty') continue;
    const key = [problem.code, where.kind, where.id, where.port, where.field, where.line, where.column].join(
      '\n',
    );
    if (seen.has(key)) continue;
    seen.add(key);
    joined.push(problem);
  }
  const rank = (p: Problem) => (p.severity === 'error' ? 0 : 1);
  return joined.sort((a, b) => rank(a) - rank(b));
}

function stands({ kind, id }: Problem['where'], flow: Flow): boolean {
  if (id === undefined || kind === 'flow') return true;
  const records = { actor: flow.actors, queue: flow.queues, wire: flow.wires, thread: flow.threads }[kind];
  return records[id] !== undefined;
}
