import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { actor } from 'cueboard';

interface Settings {
  /** Read with everything below it. Links are not followed, so that nothing is read twice. */
  folder: string;
  /** Patterns of file names: `*` for anything, `?` for one character. Capitals do not matter. */
  names: string[];
  send: 'content' | 'path';
}

/** Sends one message a file, in the order of their paths: `{ path, text }`, or `{ path }`. */
export default actor({
  async start(ctx) {
    const { folder, names, send } = ctx.settings as Settings;
    const wanted = names.filter((name) => name.trim() !== '').map(pattern);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile() && wanted.some((name) => name.test(entry.name)))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort();
    for (const file of paths) {
      if (ctx.signal.aborted) return;
      if (send === 'path') await ctx.send('out', { path: file });
      else await ctx.send('out', { path: file, text: await readFile(file, 'utf8') });
    }
  },
});

function pattern(name: string): RegExp {
  const source = name.trim().replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${source.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'is');
}
