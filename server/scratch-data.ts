/** For tests: a data folder of one's own, with a copy of a migrated database. Never imported by the server. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { closeDatabase } from './database.ts';

const root = path.dirname(import.meta.dirname);

/** Makes the folder and points CUEBOARD_DATA at it. Answers what removes it again. */
export function scratchData(): { folder: string; remove: () => Promise<void> } {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'cueboard-scratch-'));
  fs.copyFileSync(migratedDatabase(), path.join(folder, 'cueboard.db'));
  process.env.CUEBOARD_DATA = folder;
  return {
    folder,
    remove: async () => {
      await closeDatabase();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One database, migrated by the real migrations, kept until they change: tests copy it in a millisecond. */
function migratedDatabase(): string {
  const migrations = path.join(root, 'prisma', 'migrations');
  const hash = createHash('sha256');
  for (const name of fs.readdirSync(migrations, { recursive: true, encoding: 'utf8' }).sort())
    if (name.endsWith('.sql')) hash.update(name).update(fs.readFileSync(path.join(migrations, name)));
  const kept = path.join(root, '.build', 'test-databases', `${hash.digest('hex').slice(0, 16)}.db`);
  if (fs.existsSync(kept)) return kept;
  fs.mkdirSync(path.dirname(kept), { recursive: true });
  const made = fs.mkdtempSync(path.join(path.dirname(kept), 'make-'));
  execFileSync(process.execPath, [path.join(root, 'scripts', 'migrate.mjs'), 'deploy'], {
    env: { ...process.env, CUEBOARD_DATA: made },
  });
  // A rename, so that test files that start together never see half a database.
  fs.renameSync(path.join(made, 'cueboard.db'), kept);
  fs.rmSync(made, { recursive: true, force: true });
  return kept;
}
