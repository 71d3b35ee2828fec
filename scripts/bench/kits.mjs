/** What systems need on this machine: found or brought, with its version; or the one line that would install it. */
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { packRuntime } from '../pack-runtime.mjs';
import { root } from '../run-tool.mjs';
import { cueboardFolder, peersFolder, tracesFolder } from './folders.mjs';

const run = promisify(execFile);

const KITS = {
  node: { bring: async () => ({}) },
  cueboard: { bring: bringCueboard },
  npm: { bring: bringPackages, debian: 'npm run bench, with the npm registry in reach' },
  redis: {
    bring: async () => ({
      ...(await bringPackages()),
      redis: await said('redis-server', ['--version'], /v=(\S+)/),
    }),
    debian: 'apt-get install redis-server',
    mac: 'brew install redis',
  },
  python: {
    bring: async () => ({ python: await said('python3', ['--version'], /(\d\S+)/) }),
    debian: 'apt-get install python3',
    mac: 'brew install python',
  },
  go: {
    bring: async () => ({
      go: await said('go', ['version'], /go(\d\S+)/),
      ...(await compile('go', ['build', '-o', 'channels', 'channels.go'])),
    }),
    debian: 'apt-get install golang-go',
    mac: 'brew install go',
  },
  erlang: {
    bring: async () => ({
      erlang: await said(
        'erl',
        ['-noshell', '-eval', 'io:format("OTP ~s", [erlang:system_info(otp_release)]), halt().'],
        /OTP (\d+)/,
      ),
      ...(await compile('erlc', ['processes.erl'])),
    }),
    debian: 'apt-get install erlang-nox',
    mac: 'brew install erlang',
  },
  java: {
    bring: async () => ({
      java: await said('javac', ['--version'], /javac (\S+)/),
      ...(await compile('javac', ['-d', '.', 'Queues.java'])),
    }),
    debian: 'apt-get install default-jdk-headless',
    mac: 'brew install openjdk',
  },
};

/**
 * @param names kits that somebody needs
 * @param runtime folder of a packed runtime; without it this project's own is packed
 * @returns versions by name, and by kit what is missing: `{ why, install }`
 */
export async function bringKits(names, { runtime }) {
  await mkdir(tracesFolder, { recursive: true });
  await cp(path.join(import.meta.dirname, 'peers'), peersFolder, { recursive: true });
  const versions = {};
  const missing = {};
  for (const name of new Set(names)) {
    const { bring, debian, mac } = KITS[name];
    try {
      Object.assign(versions, await bring({ runtime }));
    } catch (error) {
      missing[name] = {
        why: error.code === 'ENOENT' ? 'not found' : firstLine(error.stderr || error.message),
        install: process.platform === 'darwin' ? (mac ?? debian) : debian,
      };
    }
  }
  return { versions, missing };
}

/** The runtime as runs have it: packed, and linked to beside the actors. */
async function bringCueboard({ runtime }) {
  const packed = runtime === undefined ? await packRuntime() : path.resolve(runtime);
  await rm(cueboardFolder, { recursive: true, force: true });
  await cp(path.join(root, 'runtime/fixtures/bench'), cueboardFolder, { recursive: true });
  await mkdir(path.join(cueboardFolder, 'node_modules'));
  await symlink(packed, path.join(cueboardFolder, 'node_modules/cueboard'), 'junction');
  return {};
}

/** npm's packages of the peers: installed once for each state of their lock file. */
async function bringPackages() {
  const lock = await readFile(path.join(peersFolder, 'package-lock.json'), 'utf8');
  const stamp = path.join(peersFolder, 'node_modules', '.installed');
  if ((await readFile(stamp, 'utf8').catch(() => '')) !== lock) {
    console.log('Installing the packages of the peers into .build/bench (once, about half a minute)');
    const npm = process.env.npm_execpath;
    const own = npm !== undefined && /npm-cli\.c?js$/.test(npm);
    const args = ['ci', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error'];
    await run(own ? process.execPath : 'npm', own ? [npm, ...args] : args, {
      cwd: peersFolder,
      shell: !own && process.platform === 'win32',
    });
    await writeFile(stamp, lock);
  }
  const { dependencies } = JSON.parse(await readFile(path.join(peersFolder, 'package.json'), 'utf8'));
  return dependencies;
}

async function compile(compiler, args) {
  await run(compiler, args, { cwd: peersFolder });
  return {};
}

async function said(program, args, version) {
  const { stdout, stderr } = await run(program, args);
  return version.exec(stdout + stderr)?.[1] ?? 'unknown';
}

const firstLine = (text) => text.trim().split('\n')[0];
