import fs from 'node:fs/promises';
import path from 'node:path';
import { runtimeFolder } from '../compiler/runtime-package.ts';

/** The declaration files of `cueboard`, by path in the package with `/`: what the code editor completes from. */
export async function listTypes(): Promise<Record<string, string>> {
  const folder = runtimeFolder();
  const names = await fs.readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith('.d.ts')).sort();
  const entries = files.map(async (name) => {
    const text = await fs.readFile(path.join(/* turbopackIgnore: true */ folder, name), 'utf8');
    return [name.replaceAll(path.sep, '/'), text] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
