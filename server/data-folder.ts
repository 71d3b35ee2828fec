import { homedir } from 'node:os';
import path from 'node:path';

/**
 * Where everything a user makes lives: the database and the runs. `CUEBOARD_DATA` names it; without that it is
 * the place where the system expects an application's data. Never inside the repository.
 */
export function dataFolder(env: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  if (env.CUEBOARD_DATA) return path.resolve(/* turbopackIgnore: true */ env.CUEBOARD_DATA);
  const home = homedir();
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'cueboard');
  if (platform === 'win32')
    return path.join(env.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local'), 'cueboard');
  // The XDG specification says that a relative path is to be ignored.
  const xdg = env.XDG_DATA_HOME;
  return path.join(xdg && path.isAbsolute(xdg) ? xdg : path.join(home, '.local', 'share'), 'cueboard');
}

export const databaseFile = () => path.join(dataFolder(), 'cueboard.db');

/** One folder a run: the program as it was emitted, its trace, its output. */
export const runFolder = (run: string) => path.join(dataFolder(), 'runs', run);
export const traceFile = (run: string) => path.join(runFolder(run), 'trace.cue');
