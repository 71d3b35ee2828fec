import { parseArgs } from 'node:util';

export const PARTS = ['load', 'frames', 'frames10m', 'tail', 'engine', 'table', 'canvas', 'overlay', 'peers'];

export const USAGE = `npm run bench:ui -- [options]

  --only load,canvas   these alone, of ${PARTS.join(', ')}
  --rounds 5           how often what takes once is measured; the median counts
  --frames 60          of each figure that is by the frame
  --quick              one round, few frames: does it work?
  --json FILE          the machine, rows and what was missing
  --markdown FILE      the tables, into a new file or between the marks of an old one
`;

/** @throws Error that names what is unknown, and what is known. */
export function parseOptions(words) {
  const { values } = parseArgs({
    args: words,
    options: {
      only: { type: 'string' },
      rounds: { type: 'string' },
      frames: { type: 'string' },
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
      markdown: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const parts = values.only?.split(',').map((word) => word.trim()) ?? PARTS;
  const unknown = parts.find((part) => !PARTS.includes(part));
  if (unknown !== undefined) throw new Error(`--only: no "${unknown}"; known: ${PARTS.join(', ')}`);
  return {
    ...values,
    parts,
    rounds: positive('--rounds', values.rounds ?? (values.quick ? '1' : '5')),
    frames: positive('--frames', values.frames ?? (values.quick ? '20' : '60')),
  };
}

function positive(option, text) {
  const value = Number(text);
  if (!Number.isInteger(value) || value <= 0)
    throw new Error(`${option} takes a number above 0, not "${text}"`);
  return value;
}
