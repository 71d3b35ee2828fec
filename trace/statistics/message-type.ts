/** What kind of message a message is, by its content: the field `type`, else `kind`, where a preview has one as text. */
import type { KeptText } from '../reading/kept-text.ts';

/** A field that says something else for each message is no type. */
const MOST_TYPES = 64;
const LONGEST = 60;
/** Of a preview, so much is looked through. */
const LOOKED_AT = 512;

const [QUOTE, BACKSLASH, COLON, OPEN, CLOSE, LIST, LIST_END] = [34, 92, 58, 123, 125, 91, 93];

export class MessageTypes {
  /** By number; 0 is none. */
  readonly names: (string | null)[] = [null];
  private readonly numbers = new Map<string, number>();
  private readonly text: KeptText;

  constructor(text: KeptText) {
    this.text = text;
  }

  /** Number of the type of the message whose preview stands there. */
  numberOf(address: number, length: number): number {
    if (length < 10) return 0;
    const name = typeIn(this.text.text(address, Math.min(length, LOOKED_AT)));
    if (name === null) return 0;
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    if (this.names.length > MOST_TYPES) return 0;
    this.numbers.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

/** The text of a field `type` or `kind` of the outermost object; null where there is none, or it is too long for a name. */
export function typeIn(json: string): string | null {
  if (json.charCodeAt(0) !== OPEN || !(json.includes('"type":"') || json.includes('"kind":"'))) return null;
  let depth = 0;
  let kind: string | null = null;
  for (let i = 0; i < json.length; i++) {
    const c = json.charCodeAt(i);
    if (c === OPEN || c === LIST) depth++;
    else if (c === CLOSE || c === LIST_END) depth--;
    else if (c === QUOTE) {
      const end = endOfText(json, i);
      if (end < 0) return kind;
      const name = depth === 1 && json.charCodeAt(end + 1) === COLON ? json.slice(i + 1, end) : '';
      i = end;
      if ((name !== 'type' && name !== 'kind') || json.charCodeAt(end + 2) !== QUOTE) continue;
      const last = endOfText(json, end + 2);
      if (last < 0) return kind;
      const value = json.slice(end + 3, last);
      if (value !== '' && value.length <= LONGEST && name === 'type') return value;
      if (value !== '' && value.length <= LONGEST) kind ??= value;
      i = last;
    }
  }
  return kind;
}

/** Where the text that begins with the quote at `i` ends; -1 where it is cut. */
function endOfText(json: string, i: number): number {
  for (let k = i + 1; k < json.length; k++) {
    const c = json.charCodeAt(k);
    if (c === BACKSLASH) k++;
    else if (c === QUOTE) return k;
  }
  return -1;
}
