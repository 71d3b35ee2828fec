import * as esbuild from 'esbuild';
import { checkErasable } from './check-erasable.ts';
import { checkImports } from './check-imports.ts';
import { type CodeMistake, mistakesOf } from './code-mistake.ts';

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
