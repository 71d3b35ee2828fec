/** The bench itself: brings what is needed, measures, prints, writes. Exit code 1 where a figure was refused. */
import { rmSync, writeFileSync } from 'node:fs';
import { tracesFolder } from './folders.mjs';
import { bringKits } from './kits.mjs';
import { describeMachine } from './machine.ts';
import { parseOptions, USAGE } from './options.mjs';
import { markdownOf, textOf, writeMarkdown } from './print.ts';
import { readOptions } from './read-options.mjs';
import { rowsOf } from './results.ts';
import { measureInTurn } from './rounds.ts';
import { SYSTEMS } from './systems.mjs';

const options = readOptions(parseOptions, USAGE);
const { workloads, figures, rounds, seconds } = options;
const machine = describeMachine(rounds);
const wanted = options.systems.filter((system) =>
  workloads.some(([name]) => system.workloads.includes(name)),
);
const needed = ['node', ...(figures.length > 0 ? ['cueboard'] : []), ...wanted.map(({ needs }) => needs)];
const { versions, missing: missingKits } = await bringKits(needed, options);
Object.assign(machine.versions, versions);
const systems = wanted.filter(({ needs }) => missingKits[needs] === undefined);
const missing = wanted
  .filter((system) => !systems.includes(system))
  .map(({ id, title, needs }) => ({ system: id, title, ...missingKits[needs] }));
const rows = [];

console.log(`${machine.cpu}, ${machine.cores} cores, node ${process.version}; medians of ${rounds}`);
for (const { title, why, install } of missing)
  console.log(`Not measured: ${title} (${why}). To have it: ${install}`);
for (const [name, workload] of workloads) {
  console.log(`\n${name}: ${workload.what}`);
  const able = systems.filter((system) => system.workloads.includes(name));
  report(rowsOf(name, workload, await measureInTurn(name, able, { rounds, seconds, tell })));
}
for (const [name, measure] of figures) {
  console.log(`\n${name}`);
  report(await figureRows(name, measure));
}
// A second of messages is up to a gigabyte.
rmSync(tracesFolder, { recursive: true, force: true });
if (options.json !== undefined)
  writeFileSync(options.json, `${JSON.stringify({ machine, rows, missing }, null, 2)}\n`);
if (options.markdown !== undefined) {
  const order = SYSTEMS.map(({ id }) => id);
  writeMarkdown(options.markdown, markdownOf({ machine, rows, missing }, order));
}
if (rows.some(({ refused }) => refused !== undefined)) process.exitCode = 1;

/** One line that is written over, where there is somebody to see it. */
function tell(step) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${step}`);
}

function report(more) {
  tell('');
  rows.push(...more);
  console.log(textOf(more));
}

async function figureRows(name, measure) {
  if (missingKits.cueboard !== undefined) return [refusedRow(name, missingKits.cueboard.why)];
  try {
    return await measure({ rounds, seconds, tell });
  } catch (error) {
    return [refusedRow(name, error.message)];
  }
}

function refusedRow(name, refused) {
  const row = { workload: name, what: name, system: 'cueboard', title: 'cueboard', unit: '' };
  return { ...row, value: null, ratio: null, rounds: 0, refused };
}
