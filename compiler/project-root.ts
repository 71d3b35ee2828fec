import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Cueboard's own folder: the one with `parts/` and `.build/`. Run by Node it is known from this file's place;
 * a bundled server has lost that, and is started in it.
 */
export function projectRoot(): string {
  const own = import.meta.dirname;
  if (own && existsSync(path.join(/* turbopackIgnore: true */ own, 'project-root.ts'))) {
    return path.dirname(own);
  }
  return path.join(/* turbopackIgnore: true */ process.cwd());
}
