import { Flow } from './document.ts';
import type { Problem } from './problem.ts';

/** Reads a flow document from text. */
export function parseFlow(text: string): { flow: Flow } | { problems: Problem[] } {
  const bad = (message: string): { problems: Problem[] } => ({
    problems: [{ code: 'flow/unreadable', severity: 'error', where: { kind: 'flow' }, message }],
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return bad((error as Error).message);
  }
  const parsed = Flow.safeParse(value);
  return parsed.success ? { flow: parsed.data } : bad(parsed.error.message);
}
