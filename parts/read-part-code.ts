import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { partOf } from './catalogue.ts';

/**
 * The text of a part's code.ts, as it is emitted. Node only.
 * `root` is the project's folder, the one that holds `parts/`. Throws for a kind that is not in the catalogue,
 * so that a name from a document can never reach another file.
 */
export async function readPartCode(kind: string, root: string): Promise<string> {
  if (!partOf(kind)) throw new Error(`There is no part "${kind}".`);
  return readFile(path.join(/* turbopackIgnore: true */ root, 'parts', kind, 'code.ts'), 'utf8');
}
