import type { Flow } from '../flow/document.ts';
import type { Problem } from '../flow/problem.ts';
import { codePaths } from './3-emit/code-paths.ts';
import { checkCode } from './check-code.ts';
import type { CodeMistake } from './code-mistake.ts';

/** The code problems of every actor that has code of its own. */
export async function checkAllCode(flow: Flow): Promise<Problem[]> {
  const paths = codePaths(flow);
  const modules = new Set([...paths.values()].map((path) => path.replace('./', '')));
  // Of hundreds of actors many have the same code.
  const checked = new Map<string, Promise<CodeMistake[]>>();
  const check = (code: string): Promise<CodeMistake[]> => {
    const mistakes = checked.get(code) ?? checkCode(code, modules);
    checked.set(code, mistakes);
    return mistakes;
  };
  const found = Object.entries(flow.actors).map(async ([id, { name, work }]): Promise<Problem[]> => {
    // Of empty code the flow's own checks speak.
    if (work.kind !== 'code' || work.code.trim() === '') return [];
    const mistakes = await check(work.code);
    return mistakes.map(({ code, message, line, column }) => ({
      code,
      severity: 'error',
      where: { kind: 'actor', id, field: 'work.code', line, column },
      message: `${name}, line ${line}: ${message}`,
    }));
  });
  return (await Promise.all(found)).flat();
}
