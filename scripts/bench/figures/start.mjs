/** From the start of a process to the first messages at the end of a pipeline of 4 threads, in milliseconds. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { median, rounded, verdict } from '../results.ts';
import { SYSTEMS } from '../systems.mjs';

const GOAL_MS = 500;
const MEASURED = ['plain', 'cueboard', 'traced'];

export async function measureStart({ rounds }) {
  const systems = SYSTEMS.filter(({ id }) => MEASURED.includes(id));
  const times = systems.map(() => []);
  // The first round warms the disk's cache and does not count.
  for (let round = 0; round <= rounds; round++) {
    for (const [i, system] of systems.entries()) {
      const ms = await timeToResult(system.program('W3', 5));
      if (round > 0) times[i].push(ms);
    }
  }
  const base = median(times[0]);
  return systems.map(({ id, title }, i) => {
    const value = rounded(median(times[i]));
    const row = {
      workload: 'start',
      what: 'process start to the first messages behind 4 threads',
      system: id,
      title,
      unit: 'ms',
      value,
      ratio: rounded(median(times[i]) / base),
      rounds,
      spread: [rounded(Math.min(...times[i])), rounded(Math.max(...times[i]))],
    };
    return id === 'plain' ? row : { ...row, goal: GOAL_MS, verdict: verdict(value, { atMost: GOAL_MS }) };
  });
}

async function timeToResult({ file, args, cwd, env }) {
  const begunMs = performance.now();
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let ms;
  let said = '';
  child.stdout.on('data', (text) => {
    said += text;
    if (ms === undefined && said.includes('perSecond')) ms = performance.now() - begunMs;
  });
  await once(child, 'close');
  if (ms === undefined) throw new Error(`the pipeline of 4 threads gave no result: ${said.trim()}`);
  return ms;
}
