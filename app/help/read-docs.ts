import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type HelpPage, helpPages, isHelpPage } from '@/components/help/help-pages.ts';

const folder = () => path.join(/* turbopackIgnore: true */ process.cwd(), 'docs');

/** The pages that are there. */
export async function writtenPages(): Promise<HelpPage[]> {
  const files = new Set(await readdir(folder()));
  return helpPages.filter(({ page }) => files.has(`${page}.md`));
}

/** Null where there is no such page; only names of the list ever reach the disk. */
export async function readPage(page: string): Promise<string | null> {
  if (!isHelpPage(page)) return null;
  return readFile(path.join(folder(), `${page}.md`), 'utf8').catch(() => null);
}
