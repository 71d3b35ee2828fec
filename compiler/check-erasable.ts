import { stripTypeScriptTypes } from 'node:module';
import type { CodeMistake } from './code-mistake.ts';

/**
 * Node runs TypeScript by blanking its types out, which leaves every line and column where it was. Enums, namespaces
 * and parameter properties make code and cannot be blanked out.
 */
export function checkErasable(code: string): { code: string } | { mistake: CodeMistake } {
  try {
    return { code: stripTypeScriptTypes(code) };
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    if (error.code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') {
      const message = `${sentence(error.message)} Node runs this code by leaving its types out; write it as plain JavaScript with types.`;
      return { mistake: { code: 'code/not-erasable', message, ...placeOf(error.stack ?? '', code) } };
    }
    if (error.code !== 'ERR_INVALID_TYPESCRIPT_SYNTAX') throw error;
    const message = sentence(error.message);
    return { mistake: { code: 'code/syntax', message, ...placeOf(error.stack ?? '', code) } };
  }
}

const sentence = (message: string): string =>
  `${message.replace(' in strip-only mode', '').replace(/\.$/, '')}.`;

/**
 * Node tells the place only as a drawing: `:2`, then the lines around it, with ^^^ below what is meant, or with `>`
 * before its first and last line.
 */
function placeOf(stack: string, code: string): { line: number; column: number } {
  const [head = '', ...drawing] = stack.split('\n');
  const line = Number(/:(\d+)$/.exec(head)?.[1] ?? 1);
  const source = code.split('\n')[line - 1] ?? '';
  const carets = drawing.find((row) => /^ *\^+ *$/.test(row));
  if (carets === undefined) return { line, column: source.search(/\S|$/) + 1 };
  let width = carets.indexOf('^');
  let column = 1;
  for (const character of source) {
    if (width <= 0) break;
    width -= widthOf(character);
    column += character.length;
  }
  return { line, column };
}

/** Columns a character takes in the drawing: a tab four, East Asian wide ones and emoji two. */
function widthOf(character: string): number {
  if (character === '\t') return 4;
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
    character,
  )
    ? 2
    : 1;
}
