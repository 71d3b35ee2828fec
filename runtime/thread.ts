/** What a worker thread of a run begins with. */
import { workerData } from 'node:worker_threads';
import { startThread } from './thread/start-thread.ts';

startThread(workerData);
