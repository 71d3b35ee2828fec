import type { Flow } from '../../flow/document.ts';
import { parseDocument } from '../../flow/parse.ts';
import { Refusal } from '../refusal.ts';

/** A document from a request, whole and sound; refuses with 422 and every problem. What is kept has passed here. */
export function readDocument(value: unknown): Flow {
  const parsed = parseDocument(value);
  if (parsed.flow) return parsed.flow;
  const first = parsed.problems[0]?.message ?? '';
  throw new Refusal(422, 'flow/invalid', `This is not a sound flow document. ${first}`.trim(), {
    problems: parsed.problems,
  });
}
