/** Others that show the same: brought from npm into .build once for each state of their lock file, never into the project. */
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { root } from '../run-tool.mjs';
import { kitsFolder, pagesFolder } from './folders.mjs';

const run = promisify(execFile);

/** @returns versions by name @throws Error where the registry is out of reach */
export async function bringPeers() {
  await mkdir(kitsFolder, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    await cp(path.join(import.meta.dirname, 'kits', file), path.join(kitsFolder, file));
  const lock = await readFile(path.join(kitsFolder, 'package-lock.json'), 'utf8');
  const stamp = path.join(kitsFolder, 'node_modules', '.installed');
  if ((await readFile(stamp, 'utf8').catch(() => '')) !== lock) {
    console.log('Installing speedscope and vis-timeline into .build/bench-ui (once)');
    await run('npm', ['ci', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error'], {
      cwd: kitsFolder,
      shell: process.platform === 'win32',
    });
    await writeFile(stamp, lock);
  }
  return JSON.parse(await readFile(path.join(kitsFolder, 'package.json'), 'utf8')).dependencies;
}

/** Plain React Flow, as its documentation shows it, and what the timeline's worker does: with the project's own versions. */
export async function buildPages() {
  await mkdir(pagesFolder, { recursive: true });
  await build({
    entryPoints: ['plain-flow.tsx', 'engine.ts'].map((file) => path.join(import.meta.dirname, 'pages', file)),
    outdir: pagesFolder,
    bundle: true,
    minify: true,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    absWorkingDir: root,
  });
}
