/**
 * A field of JSON text without making an object of it: one pass over the bytes, up to the field. Text that was cut
 * short answers for what stands before the cut.
 */

/** Bytes of the value, and whether it is a string (then without its quotes, escapes as written). */
export interface FieldBytes {
  from: number;
  to: number;
  isString: boolean;
}

const [QUOTE, BACKSLASH, COLON, COMMA] = [34, 92, 58, 44];
const [OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [123, 125, 91, 93];

/** Where the reading stands; one for all calls. */
let at = 0;
let end = 0;
let text: Uint8Array = new Uint8Array(0);

/**
 * @param path one or more names of members, or numbers of places in lists, as bytes
 * @returns false where the text has no such field, or was cut before its end; else `into` says where it stands
 */
export function findField(
  bytes: Uint8Array,
  from: number,
  length: number,
  path: readonly Uint8Array[],
  into: FieldBytes,
): boolean {
  text = bytes;
  at = from;
  end = from + length;
  for (const name of path) {
    skipSpace();
    if (text[at] === OPEN) {
      if (!enterMember(name)) return false;
    } else if (text[at] === OPEN_LIST) {
      if (!enterPlace(name)) return false;
    } else return false;
  }
  skipSpace();
  if (at >= end) return false;
  const begin = at;
  if (!skipValue()) return false;
  into.isString = text[begin] === QUOTE;
  into.from = into.isString ? begin + 1 : begin;
  into.to = into.isString ? at - 1 : at;
  return true;
}

function enterMember(name: Uint8Array): boolean {
  at++;
  for (;;) {
    skipSpace();
    if (at >= end || text[at] !== QUOTE) return false;
    const begin = at + 1;
    if (!skipString()) return false;
    const isIt = at - 1 - begin === name.length && equals(begin, name);
    skipSpace();
    if (text[at] !== COLON || at >= end) return false;
    at++;
    if (isIt) return true;
    skipSpace();
    if (!skipValue()) return false;
    skipSpace();
    if (at >= end || text[at] !== COMMA) return false;
    at++;
  }
}

function enterPlace(name: Uint8Array): boolean {
  let left = 0;
  for (const digit of name) {
    if (digit < 48 || digit > 57) return false;
    left = left * 10 + digit - 48;
  }
  at++;
  skipSpace();
  if (text[at] === CLOSE_LIST) return false;
  for (; left > 0; left--) {
    if (!skipValue()) return false;
    skipSpace();
    if (at >= end || text[at] !== COMMA) return false;
    at++;
    skipSpace();
  }
  return at < end;
}

function equals(begin: number, name: Uint8Array): boolean {
  for (let i = 0; i < name.length; i++) if (text[begin + i] !== name[i]) return false;
  return true;
}

function skipSpace(): void {
  while (at < end && (text[at] as number) <= 32) at++;
}

/** False where the text ends before the string does. */
function skipString(): boolean {
  for (at++; at < end; at++) {
    const byte = text[at] as number;
    if (byte === BACKSLASH) at++;
    else if (byte === QUOTE) {
      at++;
      return true;
    }
  }
  return false;
}

function skipValue(): boolean {
  const first = text[at] as number;
  if (first === QUOTE) return skipString();
  if (first !== OPEN && first !== OPEN_LIST) {
    for (; at < end; at++) {
      const byte = text[at] as number;
      if (byte === COMMA || byte === CLOSE || byte === CLOSE_LIST || byte <= 32) return true;
    }
    // A number at the very end may have been cut.
    return false;
  }
  let depth = 0;
  while (at < end) {
    const byte = text[at] as number;
    if (byte === QUOTE) {
      if (!skipString()) return false;
      continue;
    }
    at++;
    if (byte === OPEN || byte === OPEN_LIST) depth++;
    else if ((byte === CLOSE || byte === CLOSE_LIST) && --depth === 0) return true;
  }
  return false;
}
