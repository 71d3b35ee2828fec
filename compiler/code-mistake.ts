import type * as esbuild from 'esbuild';

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
