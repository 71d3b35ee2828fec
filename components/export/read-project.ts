import { strFromU8, unzipSync } from 'fflate';

export interface ProjectEntry {
  /** Without the folder that holds the whole project. */
  path: string;
  bytes: number;
  /** Null for what is not text. */
  text: string | null;
}

/** What an exported zip holds, in the order in which a person would read it. */
export function readProject(zip: Uint8Array): ProjectEntry[] {
  const files = Object.entries(unzipSync(zip)).filter(([path]) => !path.endsWith('/'));
  const folder = /^[^/]*\//.exec(files[0]?.[0] ?? '')?.[0] ?? '';
  const around = files.every(([path]) => path.startsWith(folder)) ? folder.length : 0;
  return files
    .map(([path, content]) => ({
      path: path.slice(around),
      bytes: content.length,
      text: /\.(tgz|zip|png)$/.test(path) ? null : strFromU8(content),
    }))
    .toSorted((a, b) => rank(a.path) - rank(b.path) || (a.path < b.path ? -1 : 1));
}

const first = ['main.ts', 'actors/', 'parts/', 'test/', 'flow.json', 'package.json', 'README.md'];

function rank(path: string): number {
  const at = first.findIndex((start) => path.startsWith(start));
  return at < 0 ? first.length : at;
}
