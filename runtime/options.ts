import {
  DEFAULT_PREVIEW_BYTES,
  type RecordingOptions,
  type RunOptions,
  WHOLE_BYTES,
} from './protocol/control.ts';

const DURATIONS: Record<string, number> = { ms: 1, s: 1000, m: 60_000 };
const SIZES: Record<string, number> = { b: 1, kb: 1e3, mb: 1e6, gb: 1e9 };
/** What one thread may write at once, and a single large message, have to fit. */
const SMALLEST_LIMIT = 1_000_000;
/** A process with a few threads that do nothing. */
const LEAST_MEMORY = 200_000_000;
const KNOWN =
  '--trace FILE, --record headers|previews|whole, --preview N, --limit 200mb, --keep first|last, ' +
  '--state each|500ms, --seed N, --memory 2gb, --for 10s, --json, --quiet';

/** `10s` -> 10,000. */
export function parseDuration(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(text);
  if (!match) throw new Error(`"${text}" is no duration: write 500ms, 10s or 2m`);
  return Number(match[1]) * (DURATIONS[match[2] ?? 'ms'] ?? 1);
}

/** `200mb` -> 200,000,000. */
export function parseSize(text: string): number {
  const match = /^(\d+(?:\.\d+)?)(b|kb|mb|gb)$/i.exec(text);
  if (!match) throw new Error(`"${text}" is no size: write 500kb, 200mb or 2gb`);
  return Math.floor(Number(match[1]) * (SIZES[(match[2] ?? 'b').toLowerCase()] ?? 1));
}

/** @throws Error when an option is unknown, lacks its value or contradicts another. */
export function parseOptions(words: readonly string[]): RunOptions {
  const options: RunOptions = {};
  const rest = [...words];
  let record: string | undefined;
  let preview: number | undefined;
  const value = (option: string): string => {
    const next = rest.shift();
    if (next === undefined) throw new Error(`${option} needs a value`);
    return next;
  };
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--trace') options.trace = value(word);
    else if (word === '--record') record = oneOf(word, value(word), ['headers', 'previews', 'whole']);
    else if (word === '--preview') preview = parseBytes(value(word));
    else if (word === '--limit') options.limitBytes = parseLimit(value(word));
    else if (word === '--keep') options.keep = oneOf(word, value(word), ['first', 'last']);
    else if (word === '--state') options.stateEveryMs = parseState(value(word));
    else if (word === '--seed') options.seed = parseSeed(value(word));
    else if (word === '--memory') options.memoryBytes = parseMemory(value(word));
    else if (word === '--for') options.forMs = parseDuration(value(word));
    else if (word === '--json') options.json = true;
    else if (word === '--quiet') options.quiet = true;
    else throw new Error(`unknown option ${word}; known: ${KNOWN}`);
  }
  if (preview !== undefined && record !== undefined && record !== 'previews')
    throw new Error(`--preview says how much of each message is kept; --record ${record} says so too`);
  options.previewBytes =
    record === 'headers' ? 0 : record === 'whole' ? WHOLE_BYTES : (preview ?? DEFAULT_PREVIEW_BYTES);
  return options;
}

/** What each thread is told, with every default filled in. */
export const recordingOptions = ({ previewBytes, stateEveryMs }: RunOptions): RecordingOptions => ({
  previewBytes: previewBytes ?? DEFAULT_PREVIEW_BYTES,
  stateEveryMs: stateEveryMs ?? null,
});

function parseSeed(text: string): number {
  const seed = Number(text);
  if (!/^\d+$/.test(text) || seed >= 2 ** 32)
    throw new Error(`--seed takes a whole number from 0 to 4294967295, not "${text}"`);
  return seed;
}

function oneOf<const T extends string>(option: string, text: string, words: readonly T[]): T {
  const word = words.find((one) => one === text);
  if (word === undefined) throw new Error(`${option} takes ${words.join(', ')}, not "${text}"`);
  return word;
}

function parseBytes(text: string): number {
  const bytes = Number(text);
  if (text === '' || !Number.isInteger(bytes) || bytes < 0)
    throw new Error(`--preview takes a number of bytes, not "${text}"`);
  return Math.min(bytes, WHOLE_BYTES);
}

function parseLimit(text: string): number {
  const bytes = parseSize(text);
  if (bytes < SMALLEST_LIMIT) throw new Error(`--limit takes 1mb or more, not "${text}"`);
  return bytes;
}

function parseMemory(text: string): number {
  const bytes = parseSize(text);
  if (bytes < LEAST_MEMORY) throw new Error(`--memory takes 200mb or more, not "${text}"`);
  return bytes;
}

const parseState = (text: string): number => (text === 'each' ? 0 : parseDuration(text));
