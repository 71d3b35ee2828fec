import * as esbuild from 'esbuild';
import { checkErasable } from './check-erasable.ts';
import { checkImports } from './check-imports.ts';

/** A mistake in an actor's code. Line and column count from 1; the column in UTF-16 units, as editors have it. */
export interface CodeMistake {
  code:
    | 'code/syntax'
    | 'code/not-erasable'
    | 'code/no-actor'
    | 'code/import-outside'
    | 'code/import-missing'
    | 'code/package-missing'
    | 'code/no-such-export';
  message: string;
  line: number;
  column: number;
}

/**
 * What keeps an actor's module from being loaded: syntax, TypeScript that cannot be erased, imports that lead
 * nowhere, no actor as its default export. The first kind found hides the later ones, which would only echo it.
 * `modules`: paths in the project that a relative import may name, such as `actors/counter.ts`.
 */
export async function checkCode(code: string, modules: ReadonlySet<string>): Promise<CodeMistake[]> {
  const syntax = await checkSyntax(code);
  if (syntax.length > 0) return syntax;
  const erased = checkErasable(code);
  if ('mistake' in erased) return [erased.mistake];
  return checkImports(erased.code, modules);
}

async function checkSyntax(code: string): Promise<CodeMistake[]> {
  try {
    await esbuild.transform(code, { loader: 'ts', format: 'esm', target: 'esnext', logLevel: 'silent' });
    return [];
  } catch (error) {
    return mistakesOf(error).map((mistake) => ({ ...mistake, code: 'code/syntax' }));
  }
}

/** esbuild's errors. Anything else that it threw is not the user's, and is thrown on. */
export function mistakesOf(error: unknown): (CodeMistake & { detail: unknown })[] {
  if (!(error instanceof Error) || !('errors' in error) || !Array.isArray(error.errors)) throw error;
  return (error.errors as esbuild.Message[]).map(({ text, location, detail }) => ({
    code: 'code/syntax',
    message: text,
    line: location?.line ?? 1,
    column: location ? utf16Column(location.lineText, location.column) : 1,
    detail,
  }));
}

/** esbuild counts bytes from 0. */
const utf16Column = (line: string, bytes: number): number =>
  Buffer.from(line).subarray(0, bytes).toString().length + 1;
