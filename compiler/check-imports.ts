import { builtinModules } from 'node:module';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { type CodeMistake, mistakesOf } from './code-mistake.ts';

/** What an actor's module can import as values from `cueboard`; everything else there is a type. */
export const RUNTIME_VALUES: readonly string[] = [
  'actor',
  'main',
  'AskFailedError',
  'AskTimeoutError',
  'NotSendableError',
  'QueueFullError',
  'SendTimeoutError',
];
const builtin = new Set(builtinModules);

/**
 * Follows the imports of code whose types are blanked out, as Node will: esbuild resolves them, and the answers
 * given here become errors at the import's own place.
 */
export async function checkImports(code: string, modules: ReadonlySet<string>): Promise<CodeMistake[]> {
  try {
    const { metafile } = await esbuild.build({
      stdin: { contents: code, loader: 'js', sourcefile: 'actor.ts' },
      bundle: true,
      write: false,
      metafile: true,
      treeShaking: false,
      format: 'esm',
      platform: 'node',
      target: 'esnext',
      logLevel: 'silent',
      plugins: [imports(modules)],
    });
    if (Object.values(metafile.outputs).some((output) => output.exports.includes('default'))) return [];
    return [
      {
        code: 'code/no-actor',
        message: 'write `export default actor({ … })`: the run looks for it.',
        line: 1,
        column: 1,
      },
    ];
  } catch (error) {
    return mistakesOf(error).map(({ detail, ...mistake }) => {
      const missing = /^No matching export in "cueboard:cueboard" for import "(.*)"$/.exec(mistake.message);
      if (missing)
        return { ...mistake, code: 'code/no-such-export', message: exportMessage(missing[1] ?? '') };
      return typeof detail === 'string' ? { ...mistake, code: detail as CodeMistake['code'] } : mistake;
    });
  }
}

const exportMessage = (name: string): string =>
  `cueboard exports no value "${name}"; a type is imported with \`import type { ${name} }\`, or \`type ${name}\` in the list.`;

const imports = (modules: ReadonlySet<string>): esbuild.Plugin => ({
  name: 'imports',
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ path: name, kind }) => {
      if (kind === 'entry-point') return undefined;
      if (name === 'cueboard') return { path: 'cueboard', namespace: 'cueboard' };
      if (name.startsWith('node:') || builtin.has(name) || /^data:/.test(name))
        return { path: name, external: true };
      const refusal = refuse(name, modules);
      return refusal ? { errors: [refusal] } : { path: name, external: true };
    });
    build.onLoad({ filter: /.*/, namespace: 'cueboard' }, () => ({
      contents: RUNTIME_VALUES.map((name) => `export const ${name} = undefined;`).join('\n'),
    }));
  },
});

/** Why an actor cannot import this; null where it can. */
function refuse(name: string, modules: ReadonlySet<string>): { text: string; detail: string } | null {
  const outside = {
    text: `"${name}" is outside of the flow; its code has to stand on its own when it is exported.`,
    detail: 'code/import-outside',
  };
  if (/^(?:\/|file:|[A-Za-z]:[\\/])/.test(name)) return outside;
  if (!/^\.\.?(?:\/|$)/.test(name)) {
    return {
      text: `there is no package "${name}" where a flow runs: an actor imports cueboard and Node's own modules.`,
      detail: 'code/package-missing',
    };
  }
  const target = path.posix.join('actors', name);
  if (target.startsWith('../') || target === '..') return outside;
  if (modules.has(target)) return null;
  return { text: `there is no file ${target} in this flow.`, detail: 'code/import-missing' };
}
