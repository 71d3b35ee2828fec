import type { Flow, Id } from '../../flow/document.ts';
import { serialiseFlow } from '../../flow/serialise.ts';
import { readPartFiles } from '../../parts/read-part-code.ts';
import type { Plan } from '../../runtime/protocol/plan.ts';
import type { ProjectFile } from '../project-file.ts';
import { readRuntimePackage } from '../runtime-package.ts';
import { mainFile } from './main-file.ts';
import { ownPaths } from './own-folder.ts';
import { packageFile, tsconfigFile } from './package-file.ts';
import { readmeFile } from './readme-file.ts';
import { testFile } from './test-file.ts';

/** All files of the project. `codePaths`: by actor id, its module; `root`: Cueboard's own folder. */
export async function emit(
  flow: Flow,
  plan: Plan,
  codePaths: Map<Id, string>,
  root: string,
): Promise<ProjectFile[]> {
  const runtime = await readRuntimePackage(root);
  return [
    { path: 'main.ts', content: mainFile(plan, flow.description, ownPaths(flow)) },
    ...actorFiles(flow, codePaths),
    ...(await partFiles(flow, root)),
    { path: 'test/flow.test.ts', content: testFile(flow) },
    { path: 'flow.json', content: serialiseFlow(flow) },
    { path: 'README.md', content: readmeFile(flow, plan, codePaths) },
    { path: 'package.json', content: packageFile(flow, runtime.version) },
    { path: 'tsconfig.json', content: tsconfigFile() },
    { path: `vendor/cueboard-${runtime.version}.tgz`, content: runtime.archive },
  ];
}

/** Own code, byte for byte: lines and columns of errors stay the user's. */
function actorFiles(flow: Flow, codePaths: Map<Id, string>): ProjectFile[] {
  return Object.entries(flow.actors).flatMap(([id, { work }]) => {
    const path = codePaths.get(id)?.replace('./', '');
    return work.kind === 'code' && path ? [{ path, content: work.code }] : [];
  });
}

async function partFiles(flow: Flow, root: string): Promise<ProjectFile[]> {
  const kinds = new Set(
    Object.values(flow.actors).flatMap(({ work }) => (work.kind === 'part' ? [work.part] : [])),
  );
  const files = new Map<string, string>();
  for (const kind of kinds) {
    for (const { name, text } of await readPartFiles(kind, root)) files.set(`parts/${name}`, text);
  }
  return [...files].map(([path, content]) => ({ path, content }));
}
