import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { partOf } from './catalogue.ts';

/** One file of `parts/` in a project. */
export interface PartFile {
  /** `timer.ts` */
  name: string;
  text: string;
}

/**
 * The text of a part's code.ts. Node only. `root` is Cueboard's own folder, the one that holds `parts/`.
 * Throws for a kind that is not in the catalogue, so that a name from a document can never reach another file.
 */
export async function readPartCode(kind: string, root: string): Promise<string> {
  if (!partOf(kind)) throw new Error(`There is no part "${kind}".`);
  return readFile(path.join(/* turbopackIgnore: true */ root, 'parts', kind, 'code.ts'), 'utf8');
}

/**
 * A part's code as it is emitted, with the files it shares with other parts. In a project they all lie in one
 * folder, so `../message-text.ts` becomes `./message-text.ts`.
 */
export async function readPartFiles(kind: string, root: string): Promise<PartFile[]> {
  const code = await readPartCode(kind, root);
  const shared = [...code.matchAll(/from '\.\.\/([a-z-]+\.ts)'/g)].map(([, name]) => name as string);
  const files = shared.map(async (name) => ({
    name,
    text: await readFile(path.join(/* turbopackIgnore: true */ root, 'parts', name), 'utf8'),
  }));
  return [
    { name: `${kind}.ts`, text: code.replaceAll("from '../", "from './") },
    ...(await Promise.all(files)),
  ];
}
