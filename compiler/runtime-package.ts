import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from './project-root.ts';

/** The runtime as `scripts/pack-runtime.mjs` made it. */
export interface RuntimePackage {
  version: string;
  /** cueboard-<version>.tgz, as npm installs it. */
  archive: Uint8Array;
}

/** The unpacked package: what a run links to. */
export const runtimeFolder = (root = projectRoot()): string =>
  path.join(/* turbopackIgnore: true */ root, '.build', 'cueboard');

/** @throws where the package has not been made yet. */
export async function readRuntimePackage(root = projectRoot()): Promise<RuntimePackage> {
  const folder = runtimeFolder(root);
  try {
    const { version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as {
      version: string;
    };
    const archive = await readFile(path.join(path.dirname(folder), `cueboard-${version}.tgz`));
    return { version, archive };
  } catch (error) {
    throw new Error(
      'The runtime is not packed yet: run `npm run setup`, or `node scripts/pack-runtime.mjs`.',
      {
        cause: error,
      },
    );
  }
}
