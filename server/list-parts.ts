import type { PartSummary } from '../api/types.ts';
import { projectRoot } from '../compiler/project-root.ts';
import { parts } from '../parts/catalogue.ts';
import { readPartCode, readPartFiles } from '../parts/read-part-code.ts';

/** The code of every ready-made part, as text: to be read, and to begin one's own from. */
export function listParts(): Promise<PartSummary[]> {
  const root = projectRoot();
  return Promise.all(
    parts.map(async ({ kind }) => {
      const [, ...shared] = await readPartFiles(kind, root);
      return { kind, code: await readPartCode(kind, root), shared };
    }),
  );
}
