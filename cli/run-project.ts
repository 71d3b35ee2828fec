import { spawn } from 'node:child_process';
import { projectRoot } from '../compiler/project-root.ts';
import type { ToRun } from '../runtime/protocol/control.ts';

/** How long a run has to stop before its process and all that it started are killed. */
const STOP_MS = 900;
/** Ctrl-C, a polite kill, and the terminal that is closed. */
const STOPPING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface Ended {
  /** Null where a signal ended it that nobody here sent. */
  code: number | null;
  signal: NodeJS.Signals | null;
}

/**
 * Runs a project's main.ts as a process of its own and waits for its end. It prints to this process's output.
 * Signals ask it to stop; a second one does not wait.
 */
export async function runProject(main: string, options: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [main, ...options], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // A group of its own: Ctrl-C in the terminal reaches it only through here, and all of it can be killed.
    detached: true,
    env: { ...process.env, CUEBOARD_FOLDER: projectRoot() },
  });
  let killed = false;
  const kill = () => {
    killed = true;
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      child.kill('SIGKILL');
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    if (timer) return kill();
    const message: ToRun = { kind: 'stop' };
    if (child.connected) child.send(message, () => undefined);
    timer = setTimeout(kill, STOP_MS);
  };
  for (const signal of STOPPING) process.on(signal, stop);
  try {
    const { promise, resolve, reject } = Promise.withResolvers<Ended>();
    child.once('error', reject).once('exit', (code, signal) => resolve({ code, signal }));
    const ended = await promise;
    // What was asked to stop and had to be killed has stopped.
    return killed ? { code: 0, signal: null } : ended;
  } finally {
    clearTimeout(timer);
    for (const signal of STOPPING) process.off(signal, stop);
  }
}
