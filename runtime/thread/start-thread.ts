import { parentPort } from 'node:worker_threads';
import { ActorThread } from './actor-thread.ts';
import type { ThreadData } from './thread-data.ts';

/** The entry of a worker. */
export function startThread(data: ThreadData): void {
  if (parentPort === null) throw new Error('this module is started by the host, as a worker thread');
  const thread = new ActorThread(data, parentPort);
  process.on('uncaughtException', (error) => thread.blame(error));
  process.on('unhandledRejection', (error) => thread.blame(error));
  process.on('exit', () => thread.leave());
  captureConsole(thread);
  thread.load().catch((error) => thread.fatal(error));
}

function captureConsole(thread: ActorThread): void {
  const levels = { debug: 0, trace: 0, log: 1, info: 1, dir: 1, table: 1, warn: 2, error: 3 } as const;
  for (const [method, level] of Object.entries(levels)) {
    Reflect.set(console, method, (...values: unknown[]) => thread.log(level, values));
  }
}
