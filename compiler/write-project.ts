import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ProjectFile } from './project-file.ts';
import { projectRoot } from './project-root.ts';
import { runtimeFolder } from './runtime-package.ts';

/**
 * Writes the files below `folder`, which is made where needed; what lies there under the same name is replaced.
 * @throws {RangeError} for a path that leads out of the folder; nothing is written then.
 */
export async function writeProject(folder: string, files: ProjectFile[]): Promise<void> {
  const base = path.resolve(/* turbopackIgnore: true */ folder);
  const targets = files.map((file) => ({ file, target: path.join(base, file.path) }));
  for (const { file, target } of targets) {
    if (!target.startsWith(base + path.sep)) throw new RangeError(`${file.path} leads out of the project`);
  }
  const folders = new Set([base, ...targets.map(({ target }) => path.dirname(target))]);
  for (const name of folders) await mkdir(name, { recursive: true });
  await Promise.all(targets.map(({ file, target }) => writeFile(target, file.content)));
}

/** Gives a run's folder the runtime without an install: `node_modules/cueboard` is a link to the unpacked package. */
export async function linkRuntime(folder: string, root = projectRoot()): Promise<void> {
  const modules = path.join(/* turbopackIgnore: true */ folder, 'node_modules');
  const link = path.join(modules, 'cueboard');
  await mkdir(modules, { recursive: true });
  await rm(link, { force: true, recursive: true });
  await symlink(runtimeFolder(root), link, process.platform === 'win32' ? 'junction' : 'dir');
}
