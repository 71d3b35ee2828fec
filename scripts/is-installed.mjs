import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run-tool.mjs';

/**
 * True where node_modules holds what the lock file asks for. npm writes its hidden lock file last, so that a
 * half-done install has none, or an old one; folders that were removed since are noticed too.
 */
export function isInstalled() {
  let wanted;
  let present;
  try {
    wanted = packagesOf('package-lock.json');
    present = packagesOf('node_modules/.package-lock.json');
  } catch {
    return false;
  }
  for (const [place, entry] of Object.entries(wanted)) {
    if (place === '') continue;
    const found = present[place];
    // Other platforms' packages are optional and stay away.
    if (!found && !entry.optional) return false;
    if (found && found.version !== entry.version) return false;
    if (found && !existsSync(path.join(root, place, 'package.json'))) return false;
  }
  return true;
}

const packagesOf = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
