import { compile } from '../compiler/compile.ts';
import type { Problem } from '../flow/problem.ts';
import { readDocument } from './flows/read-document.ts';

/** Every problem of a document, those included that only compiling finds. */
export async function checkDocument(document: unknown): Promise<{ problems: Problem[] }> {
  const { problems } = await compile(readDocument(document));
  return { problems };
}
