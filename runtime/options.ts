import type { RunOptions } from './protocol/control.ts';

const UNITS: Record<string, number> = { ms: 1, s: 1000, m: 60_000 };

/** `10s` -> 10,000. */
export function parseDuration(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(text);
  if (!match) throw new Error(`"${text}" is no duration: write 500ms, 10s or 2m`);
  return Number(match[1]) * (UNITS[match[2] ?? 'ms'] ?? 1);
}

/** @throws Error when an option is unknown or lacks its value. */
export function parseOptions(words: readonly string[]): RunOptions {
  const options: RunOptions = {};
  const rest = [...words];
  const value = (option: string): string => {
    const next = rest.shift();
    if (next === undefined) throw new Error(`${option} needs a value`);
    return next;
  };
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--trace') options.trace = value(word);
    else if (word === '--preview') options.previewBytes = parseBytes(value(word));
    else if (word === '--for') options.forMs = parseDuration(value(word));
    else if (word === '--json') options.json = true;
    else if (word === '--quiet') options.quiet = true;
    else
      throw new Error(`unknown option ${word}; known: --trace FILE, --preview N, --for 10s, --json, --quiet`);
  }
  return options;
}

function parseBytes(text: string): number {
  const bytes = Number(text);
  if (!Number.isInteger(bytes) || bytes < 0)
    throw new Error(`--preview takes a number of bytes, not "${text}"`);
  return Math.min(bytes, 65_536);
}
