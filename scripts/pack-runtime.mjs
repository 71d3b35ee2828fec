/**
 * Makes the package `cueboard` from runtime/: unpacked in .build/cueboard, where runs link to it, and as
 * .build/cueboard-<version>.tgz, which exports carry. Plain .js and .d.ts, because Node strips no types below
 * node_modules. The same sources give the same bytes; where nothing has changed it does nothing.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

const root = path.dirname(import.meta.dirname);
const source = path.join(root, 'runtime');
const build = path.join(root, '.build');

/** Packs where runtime/ has changed since the last time. @returns the folder of the unpacked package. */
export async function packRuntime() {
  const target = path.join(build, 'cueboard');
  const sources = await readSources();
  const paper = JSON.parse(await readFile(path.join(source, 'package.json'), 'utf8'));
  const archive = path.join(build, `cueboard-${paper.version}.tgz`);
  const stamp = fingerprint(sources, paper);
  const before = await readFile(path.join(build, 'cueboard.stamp'), 'utf8').catch(() => '');
  if (before === stamp && (await exists(archive)) && (await exists(target))) return target;

  await mkdir(build, { recursive: true });
  const work = await mkdtemp(path.join(build, 'pack-'));
  try {
    const folder = path.join(work, 'cueboard');
    await compileTo(work, folder, sources);
    await addPapers(folder, paper);
    const bytes = await archiveOf(folder);
    await writeFile(path.join(work, 'archive'), bytes);
    // Renames, so that a run that starts meanwhile finds the old package or the new one, never half of one.
    await rename(path.join(work, 'archive'), archive);
    await rename(target, path.join(work, 'old')).catch(ifThere);
    await rename(folder, target).catch(ifTaken);
    await writeFile(path.join(build, 'cueboard.stamp'), stamp);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return target;
}

/** Another process that packs the same sources has put the same package there. */
const ifTaken = (error) => {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
};
const ifThere = (error) => {
  if (error.code !== 'ENOENT') throw error;
};
const exists = (file) =>
  readdir(path.dirname(file)).then(
    (names) => names.includes(path.basename(file)),
    () => false,
  );

/** The runtime's own TypeScript, without its tests, sorted by path. */
async function readSources() {
  const entries = await readdir(source, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /(?<!\.test)\.ts$/.test(entry.name))
    .map((entry) => path.relative(source, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((name) => !/(^|\/)(test|fixtures)\//.test(name))
    .sort();
  return Promise.all(
    paths.map(async (name) => ({ name, text: await readFile(path.join(source, name), 'utf8') })),
  );
}

function fingerprint(sources, paper) {
  const hash = createHash('sha256').update(JSON.stringify(paper)).update(READER);
  for (const { name, text } of sources) hash.update(`\0${name}\0${text}`);
  return hash.digest('hex');
}

/** Compiles with the project's own tsc, which makes the .js and the .d.ts in one go. */
async function compileTo(work, folder, sources) {
  const names = new Set(sources.map(({ name }) => name));
  const config = path.join(work, 'tsconfig.json');
  await writeFile(
    config,
    JSON.stringify({
      compilerOptions: {
        target: 'es2024',
        lib: ['es2024', 'esnext.disposable'],
        module: 'nodenext',
        types: ['node'],
        typeRoots: [path.join(root, 'node_modules/@types')],
        rootDir: source,
        outDir: folder,
        declaration: true,
        rewriteRelativeImportExtensions: true,
        erasableSyntaxOnly: true,
        verbatimModuleSyntax: true,
        strict: true,
        // Types are checked with the rest of the house; here they are only taken out.
        noCheck: true,
      },
      files: sources.map(({ name }) => path.join(source, name)),
    }),
  );
  const tsc = fileURLToPath(import.meta.resolve('typescript/package.json'));
  try {
    await promisify(execFile)(process.execPath, [path.join(path.dirname(tsc), 'bin/tsc'), '-p', config]);
  } catch (error) {
    throw new Error(`The runtime does not compile:\n${error.stdout}${error.stderr}`, { cause: error });
  }
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) await pointToScripts(folder, path.join(entry.parentPath, entry.name), names);
  }
}

/** What tsc leaves alone: paths in declarations, and those of worker files such as `new URL('./worker.ts', …)`. */
async function pointToScripts(folder, file, names) {
  const text = await readFile(file, 'utf8');
  const here = path.posix.dirname(path.relative(folder, file).replaceAll('\\', '/'));
  const pointed = text.replace(/(['"])(\.{1,2}\/[\w./-]+)\.ts\1/g, (whole, quote, name) =>
    names.has(path.posix.join(here, `${name}.ts`)) ? `${quote}${name}.js${quote}` : whole,
  );
  if (pointed !== text) await writeFile(file, pointed);
}

const READER = `# cueboard

The runtime of flows that Cueboard draws: actors on worker threads, queues between them, a trace of every message.
It has no dependencies.

\`\`\`ts
import { actor } from 'cueboard';

export default actor({
  async receive(message, ctx) {
    await ctx.send('out', message);
  },
});
\`\`\`
`;

/** The package's own package.json says it all but how compiled files are found. */
async function addPapers(folder, paper) {
  const exports = { '.': { types: './index.d.ts', default: './index.js' } };
  await writeFile(
    path.join(folder, 'package.json'),
    `${JSON.stringify({ ...paper, exports }, null, 2)}
`,
  );
  await writeFile(path.join(folder, 'README.md'), READER);
  await cp(path.join(root, 'LICENSE'), path.join(folder, 'LICENSE'));
}

/** As npm packs: everything below `package/`, with npm's own date for packages that have none. */
async function archiveOf(folder) {
  const tar = pack();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
  for (const name of files) {
    const header = { name: `package/${name}`, mode: 0o644, mtime: new Date('1985-10-26T08:15:00Z') };
    tar.entry(header, await readFile(path.join(folder, name)));
  }
  tar.finalize();
  const chunks = await Array.fromAsync(tar);
  return gzipSync(Buffer.concat(chunks), { level: 9 });
}

if (import.meta.main) {
  const begun = performance.now();
  await packRuntime();
  console.log(`packed the runtime in ${Math.round(performance.now() - begun)} ms`);
}
