/**
 * Everything between a fresh clone and a server: install, generate, pack, build. A step is skipped where its
 * inputs have not changed since it was done. Without dependencies, for Node 20 and an empty npm cache.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashOf } from './hash-of.mjs';
import { isInstalled } from './is-installed.mjs';
import { nodeBinary, root, runNode, toolEnvironment, toolFile } from './run-tool.mjs';

const stampOf = (name) => path.join(root, '.build', 'setup', name);
const LOCK = ['package.json', 'package-lock.json'];

const STEPS = [
  {
    name: 'install',
    title: 'Installing packages (about half a minute)',
    isDone: isInstalled,
    work: install,
  },
  {
    name: 'generate',
    title: 'Generating the database client',
    inputs: [...LOCK, 'prisma/schema.prisma'],
    output: 'prisma/generated/client.ts',
    // The engine is not used here, and a path keeps Prisma from downloading one.
    work: () =>
      runNode([toolFile('prisma'), 'generate', '--no-hints'], {
        PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? nodeBinary(),
      }),
  },
  {
    name: 'pack',
    title: 'Packing the runtime',
    inputs: [...LOCK, 'runtime', 'scripts/pack-runtime.mjs'],
    output: '.build/cueboard/package.json',
    work: () => runNode(['scripts/pack-runtime.mjs']),
  },
  {
    name: 'build',
    title: 'Building the application (about half a minute)',
    inputs: [
      ...LOCK,
      ...['api', 'app', 'compiler', 'components', 'flow', 'parts', 'public', 'runtime', 'server', 'trace'],
      ...['instrumentation.ts', 'next.config.ts', 'postcss.config.mjs', 'proxy.ts', 'tsconfig.json'],
      'prisma/schema.prisma',
    ],
    output: '.next/BUILD_ID',
    work: () => runNode([toolFile('next'), 'build']),
  },
];

/** Does what is left to do. `build: false` leaves out the last step. Ends the process where a step fails. */
export function setup({ build = true } = {}) {
  const steps = STEPS.filter((step) => build || step.name !== 'build');
  for (const [index, step] of steps.entries()) {
    // Told after the steps before it, for one step's output is the next one's input.
    const hash = step.inputs ? hashOf(root, step.inputs) : '';
    if (isDone(step, hash)) continue;
    console.log(`[${index + 1}/${steps.length}] ${step.title}`);
    const begun = Date.now();
    rmSync(stampOf(step.name), { force: true });
    const code = step.work();
    if (code !== 0) {
      console.error(`[${index + 1}/${steps.length}] failed: ${step.title}`);
      process.exit(code);
    }
    mkdirSync(path.dirname(stampOf(step.name)), { recursive: true });
    writeFileSync(stampOf(step.name), hash);
    console.log(`[${index + 1}/${steps.length}] done in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  }
}

function isDone(step, hash) {
  if (step.isDone) return step.isDone();
  try {
    readFileSync(path.join(root, step.output));
    return readFileSync(stampOf(step.name), 'utf8') === hash;
  } catch {
    return false;
  }
}

function install() {
  const args = ['ci', '--no-fund', '--no-audit', '--loglevel=error'];
  // Under `npm start` this is npm's own file: the same npm, without a search.
  const npm = process.env.npm_execpath;
  const own = npm && /npm-cli\.c?js$/.test(npm);
  const { status, error } = spawnSync(own ? process.execPath : 'npm', own ? [npm, ...args] : args, {
    cwd: root,
    stdio: 'inherit',
    shell: !own && process.platform === 'win32',
    env: toolEnvironment({ PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' }),
  });
  if (error) console.error(`npm could not be started: ${error.message}`);
  return status ?? 1;
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  setup({ build: !process.argv.includes('--no-build') });
}
