import { type Zippable, zipSync } from 'fflate';
import type { ProjectFile } from './project-file.ts';

/** One date for every file, so that the same flow gives the same bytes. Local time, as zip has it: 1 January 2020. */
const DATE = new Date(2020, 0, 1);

/** The project as a zip; the same files give the same bytes. */
export function zipProject(files: ProjectFile[]): Uint8Array {
  const entries: Zippable = {};
  for (const { path, content } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    // An archive inside an archive does not shrink.
    const level = path.endsWith('.tgz') ? 0 : 6;
    entries[path] = [bytes, { level, mtime: DATE, os: 3, attrs: 0o644 << 16 }];
  }
  return zipSync(entries);
}
