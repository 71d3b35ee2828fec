import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

/**
 * Keeps a data folder for this process alone for as long as it lives: a second server would end the first one's
 * runs as left over. SQLite's own file lock, because the system gives it back however the process ends.
 * Answers false where another process holds it.
 */
export function holdDataFolder(folder) {
  mkdirSync(folder, { recursive: true });
  const lock = new Database(path.join(folder, 'server.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    if (error.code === 'SQLITE_BUSY') return false;
    throw error;
  }
  // Referred to, or the lock would go with the garbage.
  process.once('exit', () => lock.close());
  return true;
}
