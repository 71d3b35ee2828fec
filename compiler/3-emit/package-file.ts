import type { Flow } from '../../flow/document.ts';
import { slugOf } from '../../flow/slug.ts';

/** package.json of the emitted project. `version`: of the runtime that lies in vendor/. */
export function packageFile(flow: Flow, version: string): string {
  const slug = slugOf(flow.name, 'flow');
  const content = {
    // A package cannot depend on one of its own name.
    name: slug === 'cueboard' ? 'cueboard-flow' : slug,
    version: '1.0.0',
    description: flow.name,
    private: true,
    type: 'module',
    engines: { node: '>=24' },
    scripts: { start: 'node main.ts', test: 'node --test' },
    dependencies: { cueboard: `file:vendor/cueboard-${version}.tgz` },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** tsconfig.json: for editors and `tsc`; Node itself only strips the types. */
export function tsconfigFile(): string {
  const content = {
    compilerOptions: {
      target: 'es2024',
      module: 'nodenext',
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      erasableSyntaxOnly: true,
      verbatimModuleSyntax: true,
      allowImportingTsExtensions: true,
    },
    include: ['main.ts', 'actors', 'parts', 'test'],
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
