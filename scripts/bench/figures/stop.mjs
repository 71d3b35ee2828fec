/** From the wish to stop to the end of the process, whatever its actors do, in milliseconds. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cueboardProgram } from '../systems.mjs';
import { figureRow } from './figure-row.mjs';

const GOAL_MS = 1000;
/** By then the actor does what it is there for. */
const SETTLE_MS = 500;

const CASES = {
  'stop loop': 'an actor in an endless loop',
  'stop wait': 'an actor in Atomics.wait',
  'stop read': 'an actor that hangs in a read of the operating system',
  'stop program': 'an actor that waits for an outside program',
  'stop promise': 'an actor that waits for a promise, with a timer of its own',
  W2: 'messages at full speed',
};

export async function measureStop({ rounds }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-stop-'));
  const fifo = path.join(folder, 'fifo');
  const rows = [];
  try {
    if (process.platform !== 'win32') execFileSync('mkfifo', [fifo]);
    for (const [plan, what] of Object.entries(CASES)) {
      if (plan === 'stop read' && process.platform === 'win32') continue;
      const about = {
        workload: plan === 'W2' ? 'stop flood' : plan,
        what: `a stop meets ${what}`,
        unit: 'ms',
        goal: GOAL_MS,
      };
      rows.push(await figureRow(about, rounds, () => timeToStop(plan, fifo)));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return rows;
}

async function timeToStop(plan, fifo) {
  // More messages than there is time for.
  const { file, args, cwd, env } = cueboardProgram(plan, 1e10);
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, ...env, BENCH_FIFO: fifo },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exit = once(child, 'exit');
  await Promise.race([
    once(child, 'message'),
    exit.then(() => {
      throw new Error('the run ended before it was stopped');
    }),
  ]);
  await sleep(SETTLE_MS);
  const begunMs = performance.now();
  child.send({ kind: 'stop' });
  await exit;
  return performance.now() - begunMs;
}
