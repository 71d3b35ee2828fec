#!/usr/bin/env node
// The command. Plain JavaScript for Node 20: the rest is TypeScript and needs Node 24, which set-up brings along.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= 24) {
  silenceTypeStripping();
  await import('./main.ts');
} else {
  runWith(newerNode());
}

function newerNode() {
  const os = process.platform === 'win32' ? 'win' : process.platform;
  const file = os === 'win' ? 'node.exe' : 'node';
  const names = [`node-${os}-${process.arch}`, `node-bin-${os}-${process.arch}`];
  const node = names
    .map((name) => path.join(here, '..', 'node_modules', name, 'bin', file))
    .find((candidate) => existsSync(candidate));
  if (node) return node;
  console.error(
    `cueboard needs Node 24 or newer; this is ${process.version}. \`npm install\` brings one along.`,
  );
  process.exit(2);
}

function runWith(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to both: the child decides what it means.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code) => process.exit(code ?? 1));
}

/** Node calls its own type stripping experimental each time; that says nothing about the user's flow. */
function silenceTypeStripping() {
  const warn = process.emitWarning;
  process.emitWarning = (warning, ...rest) => {
    if (!/stripTypeScriptTypes|Type Stripping/.test(String(warning))) warn.call(process, warning, ...rest);
  };
}
