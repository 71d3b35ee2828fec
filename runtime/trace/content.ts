/**
 * A preview of a message's content as bytes in the scratch space: the same as `preview` says of it, but without making
 * strings on the way. What it does not know (maps, dates, class instances, circles, …) it leaves to `preview`.
 */
import { preview } from '../message/preview.ts';
import { encodeText, Scratch, textScratch } from './scratch.ts';

/** Deeper values, and circles, are left to `preview`. */
const DEEPEST = 4;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;

/** Characters that JSON writes as they are. */
const IS_PLAIN = Uint8Array.from({ length: 128 }, (_, code) =>
  code < 0x20 || code === QUOTE || code === BACKSLASH ? 0 : 1,
);

const own = new Scratch();
const bytes = own.bytes;
let at = 0;
let limit = 0;
/** A getter of the content may log or send by itself, and what that writes must not mix with this. */
let isBusy = false;
const path: object[] = [];

/** Where the last content stands. */
export let contentScratch = own;

/** @returns as `encodeText`; the bytes are in `contentScratch` */
export function writeContent(content: unknown, maxBytes: number): number {
  if (isBusy) {
    const encoded = encodeText(preview(content, maxBytes), maxBytes);
    contentScratch = textScratch;
    return encoded;
  }
  isBusy = true;
  at = 0;
  limit = maxBytes;
  let isKnown = false;
  try {
    isKnown = write(content, 0);
  } catch {
    // `preview` says what was thrown.
  }
  const encoded = isKnown ? 0 : encodeText(preview(content, maxBytes), maxBytes, own);
  isBusy = false;
  contentScratch = own;
  if (!isKnown) return encoded;
  return at > maxBytes ? -cutBack(maxBytes) - 1 : at;
}

/** The end of the last whole character within the limit. */
function cutBack(end: number): number {
  let cut = end;
  while (cut > 0 && ((bytes[cut] as number) & 0xc0) === 0x80) cut--;
  return cut;
}

/** @returns false where `preview` has to do it */
function write(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return writeString(value);
  if (typeof value === 'number') return writeNumber(value);
  if (typeof value === 'boolean' || value === undefined || value === null) return writePlain(String(value));
  if (typeof value !== 'object' || depth > DEEPEST) return false;
  for (let i = 0; i < depth; i++) if (path[i] === value) return false;
  path[depth] = value;
  if (Array.isArray(value)) return writeArray(value, depth + 1);
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && writeObject(value, depth + 1);
}

function writeArray(items: readonly unknown[], depth: number): boolean {
  bytes[at++] = 0x5b;
  for (let i = 0; i < items.length; i++) {
    if (i > 0) bytes[at++] = COMMA;
    if (!write(items[i], depth)) return false;
    if (at > limit) return true;
  }
  bytes[at++] = 0x5d;
  return true;
}

function writeObject(value: object, depth: number): boolean {
  bytes[at++] = 0x7b;
  let isFirst = true;
  for (const key in value) {
    if (!Object.hasOwn(value, key)) continue;
    if (!isFirst) bytes[at++] = COMMA;
    isFirst = false;
    if (!writeString(key)) return false;
    bytes[at++] = COLON;
    if (!write((value as Record<string, unknown>)[key], depth)) return false;
    if (at > limit) return true;
  }
  bytes[at++] = 0x7d;
  return true;
}

function writeNumber(value: number): boolean {
  if ((value | 0) === value && value > 0 && value < 1e9) {
    let digits = 1;
    for (let power = 10; power <= value; power *= 10) digits++;
    let rest = value | 0;
    for (let i = at + digits - 1; i >= at; i--) {
      const tenth = (rest / 10) | 0;
      bytes[i] = 0x30 + rest - tenth * 10;
      rest = tenth;
    }
    at += digits;
    return true;
  }
  return writePlain(Object.is(value, -0) ? '-0' : String(value));
}

function writePlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) bytes[at++] = text.charCodeAt(i);
  return true;
}

/** As JSON writes it. It stops past the limit. */
function writeString(text: string): boolean {
  // What is plain goes through local variables: this loop is most of what a preview costs.
  const into = bytes;
  let end = at;
  into[end++] = QUOTE;
  const few = Math.min(text.length, Math.max(0, limit + 2 - end));
  let i = 0;
  for (; i < few; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80 || IS_PLAIN[code] === 0) break;
    into[end++] = code;
  }
  at = end;
  if (i < few && !writeOdd(text, i)) return true;
  if (at <= limit) bytes[at++] = QUOTE;
  return true;
}

/** The rest of a string that is not plain. @returns false past the limit */
function writeOdd(text: string, from: number): boolean {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) i += writeWide(text, i);
    else if (code < 0x20 || code === QUOTE || code === BACKSLASH)
      writePlain(JSON.stringify(text[i]).slice(1, -1));
    else bytes[at++] = code;
    if (at > limit) return false;
  }
  return true;
}

/** A character beyond ASCII. @returns how many more units of the text it took */
function writeWide(text: string, i: number): 0 | 1 {
  const code = text.codePointAt(i) as number;
  if (code >= 0xd800 && code <= 0xdfff) {
    writePlain(`\\u${code.toString(16)}`);
    return 0;
  }
  if (code < 0x800) bytes[at++] = 0xc0 | (code >> 6);
  else {
    if (code < 0x10000) bytes[at++] = 0xe0 | (code >> 12);
    else {
      bytes[at++] = 0xf0 | (code >> 18);
      bytes[at++] = 0x80 | ((code >> 12) & 0x3f);
    }
    bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
  }
  bytes[at++] = 0x80 | (code & 0x3f);
  return code >= 0x10000 ? 1 : 0;
}
