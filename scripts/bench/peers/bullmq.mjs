/**
 * BullMQ, jobs through a Redis server of its own that keeps nothing on disk. Every actor is a thread with its own
 * connections. A queue has no bound: the producer looks at its length after every 64 jobs.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isMainThread, parentPort, Worker as Thread, workerData } from 'node:worker_threads';
import { Queue, Worker } from 'bullmq';
import { meter, payload, total } from './meter.mjs';

const BULK = 64;

const roles = {
  async produce({ queue }, { out, messages }) {
    const first = queue(out);
    for (let seq = 0; seq < total(messages); seq += BULK) {
      while ((await first.getWaitingCount()) > 1024 - BULK) await new Promise((go) => setTimeout(go, 1));
      const bulk = Math.min(BULK, total(messages) - seq);
      await first.addBulk(
        Array.from({ length: bulk }, (_, i) => ({ name: 'job', data: { seq: seq + i, payload } })),
      );
    }
  },
  stage({ queue, read }, { into, out }) {
    const next = queue(out);
    read(into, (message) => next.add('job', message));
  },
  consume({ read }, { into, messages, done }) {
    const count = meter(messages, done);
    read(into, async (message) => count(message));
  },
  async ping({ queue, read }, { into, out, messages, done }) {
    const there = queue(out);
    const count = meter(messages, done);
    let seq = 0;
    read(into, async (message) => {
      count(message);
      seq += 1;
      if (seq < total(messages)) await there.add('job', { seq, payload });
    });
    await there.add('job', { seq, payload });
  },
};

const CASTS = {
  W1: [
    ['ping', 'back', 'there'],
    ['stage', 'there', 'back'],
  ],
  W2: [
    ['produce', null, 'first'],
    ['consume', 'first', null],
  ],
  W3: [
    ['produce', null, 'first'],
    ['stage', 'first', 'second'],
    ['stage', 'second', 'third'],
    ['consume', 'third', null],
  ],
  W4: [
    ['produce', null, 'first'],
    ...Array.from({ length: 4 }, () => ['stage', 'first', 'second']),
    ['consume', 'second', null],
  ],
};

function play(workload, messages) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-redis-'));
  const socket = path.join(folder, 'socket');
  const server = spawn(
    'redis-server',
    ['--port', '0', '--unixsocket', socket, '--save', '', '--appendonly', 'no', '--dir', folder],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const end = (code) => {
    server.once('exit', () => {
      rmSync(folder, { recursive: true, force: true });
      process.exit(code);
    });
    server.kill();
  };
  process.once('SIGTERM', () => end(1));
  server.stdout.on('data', (text) => {
    if (!String(text).includes('eady to accept connections')) return;
    for (const [role, into, out] of CASTS[workload]) {
      const thread = new Thread(new URL(import.meta.url), {
        workerData: { role, into, out, messages, socket },
      });
      thread.on('message', (result) => process.stdout.write(`${JSON.stringify(result)}\n`, () => end(0)));
      thread.on('error', (error) => {
        console.error(error);
        end(1);
      });
    }
  });
}

if (isMainThread) play(process.argv[2], Number(process.argv[3]));
else {
  const connection = { path: workerData.socket, maxRetriesPerRequest: null };
  const tools = {
    queue: (name) => new Queue(name, { connection, defaultJobOptions: { removeOnComplete: true } }),
    read: (name, take) => new Worker(name, (job) => take(job.data), { connection, concurrency: BULK }),
  };
  await roles[workerData.role](tools, { ...workerData, done: (result) => parentPort.postMessage(result) });
}
