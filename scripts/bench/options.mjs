import path from 'node:path';
import { parseArgs } from 'node:util';
import { FIGURES } from './figures.mjs';
import { BASE } from './results.ts';
import { SYSTEMS } from './systems.mjs';
import { WORKLOADS } from './workloads.ts';

export const USAGE = `npm run bench -- [options]

  --only W2,W4,start   these alone, of ${[...Object.keys(WORKLOADS), ...Object.keys(FIGURES)].join(', ')}
  --systems go,java    these alone, and the base, of
                       ${SYSTEMS.map(({ id }) => id).join(', ')}
  --rounds 5           how often each is measured; the median counts
  --seconds 1          about how long one measurement lasts
  --quick              one round of a fifth of a second: does it work?
  --runtime FOLDER     another packed runtime than this project's own (.build/cueboard of another checkout)
  --json FILE          the machine, rows and what was missing
  --markdown FILE      the tables, into a new file or between the marks of an old one
`;

/** @throws Error that names what is unknown, and what is known. */
export function parseOptions(words) {
  const { values } = parseArgs({
    args: words,
    options: {
      only: { type: 'string' },
      systems: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      runtime: { type: 'string' },
      json: { type: 'string' },
      markdown: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const subjects = chosen('--only', values.only, [...Object.keys(WORKLOADS), ...Object.keys(FIGURES)]);
  const ids = chosen(
    '--systems',
    values.systems,
    SYSTEMS.map(({ id }) => id),
  );
  return {
    ...values,
    runtime: fromCaller(values.runtime),
    json: fromCaller(values.json),
    markdown: fromCaller(values.markdown),
    workloads: Object.entries(WORKLOADS).filter(([name]) => subjects.includes(name)),
    figures: Object.entries(FIGURES).filter(([name]) => subjects.includes(name)),
    systems: SYSTEMS.filter(({ id }) => id === BASE || ids.includes(id)),
    rounds: positive('--rounds', values.rounds ?? (values.quick ? '1' : '5'), Number.isInteger),
    seconds: positive('--seconds', values.seconds ?? (values.quick ? '0.2' : '1'), Number.isFinite),
  };
}

/** npm calls from the project's folder, and says where it was called itself. */
function fromCaller(file) {
  return file === undefined ? undefined : path.resolve(process.env.INIT_CWD ?? '', file);
}

function chosen(option, list, known) {
  if (list === undefined) return known;
  const wanted = list.split(',').map((word) => word.trim());
  const unknown = wanted.find((word) => !known.includes(word));
  if (unknown !== undefined) throw new Error(`${option}: no "${unknown}"; known: ${known.join(', ')}`);
  return wanted;
}

function positive(option, text, fits) {
  const value = Number(text);
  if (!fits(value) || value <= 0) throw new Error(`${option} takes a number above 0, not "${text}"`);
  return value;
}
