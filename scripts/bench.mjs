/**
 * How fast messages go, against what a person would write with plain postMessage: alternating, medians, ratios.
 * `node scripts/bench.mjs [--json FILE] [--rounds 5] [--only W1,W2]`
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';

const root = path.dirname(import.meta.dirname);
const run = promisify(execFile);

const WORKLOADS = {
  W1: { what: 'round trips, 2 threads', messages: 20_000, unit: 'round trips/s' },
  W2: { what: 'one way, 2 threads, 1,024 places', messages: 200_000, unit: 'messages/s' },
  W3: { what: 'pipeline, 4 threads', messages: 100_000, unit: 'messages/s' },
  W6: { what: 'same thread, copied', messages: 200_000, unit: 'messages/s' },
};

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: Object.keys(WORKLOADS).join() },
  },
});

const folder = await mkdtemp(path.join(os.tmpdir(), 'cueboard-bench-'));
const SYSTEMS = {
  'plain postMessage': async (workload, messages) => {
    const script = path.join(import.meta.dirname, 'bench/naive.mjs');
    const { stdout } = await run(process.execPath, [script, workload, String(messages)]);
    return JSON.parse(stdout);
  },
  cueboard: (workload, messages) => runFlow(workload, messages, []),
  'cueboard, traced': (workload, messages) =>
    runFlow(workload, messages, ['--trace', path.join(folder, 'trace'), '--preview', '0']),
};

async function runFlow(workload, messages, options) {
  const { stdout } = await run(process.execPath, ['main.ts', '--json', ...options], {
    cwd: path.join(root, 'runtime/fixtures/bench'),
    env: { ...process.env, BENCH_WORKLOAD: workload, BENCH_MESSAGES: String(messages) },
  });
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return JSON.parse(lines.find(({ kind }) => kind === 'log').text);
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const rows = [];
for (const workload of values.only.split(',')) {
  const { what, messages, unit } = WORKLOADS[workload];
  const results = Object.fromEntries(Object.keys(SYSTEMS).map((system) => [system, []]));
  const sums = new Set();
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [system, measure] of Object.entries(SYSTEMS)) {
      const { perSecond, sum } = await measure(workload, messages);
      results[system].push(perSecond);
      sums.add(sum);
    }
  }
  if (sums.size > 1)
    throw new Error(`${workload}: the systems counted ${[...sums].join(' and ')} messages: no ratio`);
  const base = median(results['plain postMessage']);
  for (const [system, rates] of Object.entries(results)) {
    const value = Math.round(median(rates));
    const ratio = Number((value / base).toFixed(2));
    rows.push({ workload, what, system, value, unit, ratio });
    console.log(
      `${workload}  ${system.padEnd(18)} ${value.toLocaleString('en').padStart(10)} ${unit}  ${ratio}x`,
    );
  }
}
await rm(folder, { recursive: true });
if (values.json) {
  const machine = {
    cpu: os.cpus()[0]?.model,
    cores: os.cpus().length,
    node: process.version,
    loadAtEnd: os.loadavg()[0],
  };
  await writeFile(values.json, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
}
