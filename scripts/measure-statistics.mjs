/**
 * Times what the Statistics tab asks a trace: `node scripts/measure-statistics.mjs FILE [--areas 200]`. Needs Node 24.
 * In milliseconds of CPU. Areas are chosen at random, the same ones each time; a third of them is the whole run.
 */
import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { seeded } from '../trace/fixtures/random-trace.ts';
import { ActorWaits } from '../trace/paths/actor-waits.ts';
import { messagePath, runPath } from '../trace/paths/critical-path.ts';
import { TraceReader } from '../trace/reading/trace-reader.ts';
import { areaStatistics } from '../trace/statistics/area-statistics.ts';
import { StatesIndex } from '../trace/statistics/states-index.ts';
import { StatisticsIndex } from '../trace/statistics/statistics-index.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { areas: { type: 'string', default: '200' } },
});
const [file] = positionals;
if (file === undefined) {
  console.error('Which trace? node scripts/measure-statistics.mjs FILE');
  process.exit(2);
}
const reader = new TraceReader();
for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) reader.push(chunk);
const { store } = reader;

/** Milliseconds of CPU, of all threads: what else the machine does hardly counts. */
function timed(work) {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}
function print(what, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(2);
  console.log(`${what}: median ${at(0.5)} ms, p90 ${at(0.9)} ms, most ${at(1)} ms (${sorted.length})`);
}

const index = new StatisticsIndex(store);
const states = new StatesIndex(store);
let slices = [];
const until = (advance) => {
  slices = [];
  for (let done = false; !done; )
    slices.push(
      timed(() => {
        done = advance();
      }),
    );
  return slices.reduce((sum, ms) => sum + ms, 0).toFixed(0);
};
console.log(`${store.messages.n.toLocaleString('en')} messages`);
console.log(`index of messages: ${until(() => index.advance(10))} ms in ${slices.length} slices`);
console.log(`index of times: ${until(() => states.advance(10))} ms in ${slices.length} slices`);
const random = seeded(1);
const areas = Array.from({ length: Number(values.areas) }, (_, i) => {
  const from = i % 3 === 0 ? 0 : random() * store.lastNs;
  return { from, to: i % 3 === 0 ? store.lastNs : from + random() * (store.lastNs - from) };
});
// The first few are for the compiler.
for (const { from, to } of areas.slice(0, 20)) areaStatistics(store, index, from, to);
print(
  'figures of an area',
  areas.map(({ from, to }) => timed(() => areaStatistics(store, index, from, to))),
);
print(
  'times of an area',
  areas.map(({ from, to }) => timed(() => states.between(from, to))),
);
const waits = new ActorWaits(store);
print(
  'path of a message',
  areas.map(() => timed(() => messagePath(store, Math.floor(random() * store.messages.n), false, waits))),
);
print(
  'path with causes',
  areas.map(() => timed(() => messagePath(store, Math.floor(random() * store.messages.n), true, waits))),
);
print('path of the run', [timed(() => runPath(store, waits))]);
