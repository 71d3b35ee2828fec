import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** One hash of the content of these files and folders; tests and hidden files do not count, nor what is missing. */
export function hashOf(root, names) {
  const hash = createHash('sha256');
  for (const name of names) addTo(hash, root, name);
  return hash.digest('hex');
}

function addTo(hash, root, name) {
  const file = path.join(root, name);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) {
    hash.update(name).update('\0').update(String(stat.size)).update('\0').update(readFileSync(file));
    return;
  }
  for (const entry of readdirSync(file).sort()) {
    if (!entry.startsWith('.') && !/\.test\.tsx?$/.test(entry)) addTo(hash, root, `${name}/${entry}`);
  }
}
