/** From text or unknown JSON to a flow: whole and sound, or refused with every problem listed. Never half. */
import { type Flow, FORMAT, VERSION } from './document.ts';
import { FlowFile } from './document-file.ts';
import { FORBIDDEN_KEYS, MAX_DEPTH, readJsonText, type TextPlace } from './json-text.ts';
import type { Place, Problem } from './problem.ts';
import { brokenReferences } from './references.ts';
import { issueMessages } from './schema-issues.ts';
import { upgraded } from './upgrade.ts';

export type Parsed = { flow: Flow; problems?: undefined } | { flow?: undefined; problems: Problem[] };

/** Characters of a document's text, 32 million. */
export const MAX_TEXT = 32_000_000;
/** Records in a document: threads, actors, queues and wires together. */
export const MAX_RECORDS = 50_000;

type PlaceOf = (path: readonly PropertyKey[]) => TextPlace | undefined;

/** Reads a document's text. Problems carry line and column of the text. */
export function parseFlow(text: string): Parsed {
  if (text.length > MAX_TEXT)
    return refuse(
      'document/too-large',
      `A flow has at most ${MAX_TEXT} characters; this one has ${text.length}.`,
    );
  const json = readJsonText(text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text);
  if (json.mistakes.length === 0) return readDocument(json.value, json.placeOf);
  const problems = json.mistakes.map(
    ({ code, message, line, column }): Problem => ({
      code,
      severity: 'error',
      where: { kind: 'flow', line, column },
      message: `Line ${line}, column ${column}: ${message}`,
    }),
  );
  return { problems };
}

/** Reads a value that came as JSON, such as the body of a request. */
export function parseDocument(value: unknown): Parsed {
  const unsafe = unsafeKey(value);
  return unsafe === null ? readDocument(value, () => undefined) : { problems: [unsafe] };
}

function readDocument(value: unknown, placeOf: PlaceOf): Parsed {
  const early = checkEnvelope(value);
  if (early !== null) return { problems: [early] };
  const read = FlowFile.safeParse(upgraded(value));
  if (read.success) {
    const broken = brokenReferences(read.data);
    if (broken.length === 0) return { flow: read.data };
    return { problems: broken.map(({ code, path, message }) => placed(code, path, message, placeOf)) };
  }
  const problems = read.error.issues.flatMap((issue) =>
    issueMessages(issue).map(({ path, message }) => {
      const named = `${nameOf(path, value)}: ${message}.`;
      return placed('document/shape', path, named, placeOf);
    }),
  );
  return { problems };
}

/** What is to be said before any detail: this is no flow, one from the future, or too many records. */
function checkEnvelope(value: unknown): Problem | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return problem('document/format', 'This is not a flow: it is not a JSON object.');
  const { format, version } = value as { format?: unknown; version?: unknown };
  if (format !== FORMAT)
    return problem('document/format', `This is not a flow: its "format" is not "${FORMAT}".`);
  if (typeof version === 'number' && version > VERSION)
    return problem(
      'document/version',
      `This flow has version ${version}, from a newer Cueboard; this one reads up to version ${VERSION}. Update Cueboard to open it.`,
    );
  let records = 0;
  for (const table of ['threads', 'actors', 'queues', 'wires']) {
    const held = (value as Record<string, unknown>)[table];
    if (held !== null && typeof held === 'object') records += Object.keys(held).length;
  }
  if (records <= MAX_RECORDS) return null;
  return problem('document/too-large', `A flow has at most ${MAX_RECORDS} records; this one has ${records}.`);
}

/** The first key that is not allowed, or a value nested too deeply. */
function unsafeKey(value: unknown): Problem | null {
  let level: object[] = value !== null && typeof value === 'object' ? [value] : [];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > MAX_DEPTH)
      return problem('document/too-deep', `This is nested more than ${MAX_DEPTH} levels deep.`);
    const next: object[] = [];
    for (const object of level) {
      for (const key of Object.keys(object)) {
        if (FORBIDDEN_KEYS.has(key))
          return problem('document/forbidden-key', `The key ${key} is not allowed anywhere in a flow.`);
        const member = (object as Record<string, unknown>)[key];
        if (member !== null && typeof member === 'object') next.push(member);
      }
    }
    level = next;
  }
  return null;
}

const KINDS = { threads: 'thread', actors: 'actor', queues: 'queue', wires: 'wire' } as const;

function placed(code: string, path: readonly PropertyKey[], message: string, placeOf: PlaceOf): Problem {
  const [table, id, ...field] = path.map(String);
  const kind =
    table !== undefined && Object.hasOwn(KINDS, table) ? KINDS[table as keyof typeof KINDS] : 'flow';
  const where: Place = kind === 'flow' || id === undefined ? { kind: 'flow' } : { kind, id };
  const steps = where.kind === 'flow' ? path.map(String) : field;
  if (steps.length > 0) where.field = steps.join('.');
  const place = placeOf(path);
  return {
    code,
    severity: 'error',
    where: { ...where, ...place },
    message: place ? `Line ${place.line}, column ${place.column}: ${message}` : message,
  };
}

/** `actor Encoder, onFailure.times` or the plain path. */
function nameOf(path: readonly PropertyKey[], value: unknown): string {
  const [table, id, ...field] = path.map(String);
  if (table === undefined) return 'the document';
  if (id === undefined || !Object.hasOwn(KINDS, table)) return path.map(String).join('.');
  const record = (value as Record<string, Record<string, { name?: unknown } | undefined> | undefined>)[
    table
  ]?.[id];
  const name = typeof record?.name === 'string' ? record.name.slice(0, 80) || id : id;
  return [`${KINDS[table as keyof typeof KINDS]} ${name}`, field.join('.')].filter(Boolean).join(', ');
}

function problem(code: string, message: string): Problem {
  return { code, severity: 'error', where: { kind: 'flow' }, message };
}

function refuse(code: string, message: string): Parsed {
  return { problems: [problem(code, message)] };
}
