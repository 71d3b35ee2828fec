/**
 * A value as TypeScript that a person is glad to read: keys without quotes where they need none, one line where
 * it fits. Any string is safe: it can neither end its quotes nor its line.
 * `column`: where the value starts; `indent`: the indentation of its line. Both in characters.
 */
export function literal(value: unknown, indent = 0, column = indent): string {
  const short = oneLine(value);
  if (column + short.length <= WIDTH) return short;
  const inner = ' '.repeat(indent + 2);
  const outer = ' '.repeat(indent);
  if (Array.isArray(value) && value.length > 0) {
    return `[\n${value.map((item) => `${inner}${literal(item, indent + 2)},\n`).join('')}${outer}]`;
  }
  if (isRecord(value) && Object.keys(value).length > 0) {
    const lines = Object.entries(value).map(([key, item]) => {
      const name = `${inner}${keyOf(key)}: `;
      return `${name}${literal(item, indent + 2, name.length + 1)},\n`;
    });
    return `{\n${lines.join('')}${outer}}`;
  }
  return short;
}

/** A piece of TypeScript that stands in a literal as it is. */
export class Code {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const WIDTH = 100;

function oneLine(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value instanceof Code) return value.text;
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (isRecord(value)) {
    const entries = Object.entries(value).map(([key, item]) => `${keyOf(key)}: ${oneLine(item)}`);
    return entries.length > 0 ? `{ ${entries.join(', ')} }` : '{}';
  }
  if (Object.is(value, -0)) return '-0';
  return String(value);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Code);

/** `__proto__` in a literal would set the prototype; in brackets it is a key like others. */
export function keyOf(key: string): string {
  if (key === '__proto__') return "['__proto__']";
  return /^(?:[A-Za-z_$][\w$]*|0|[1-9]\d{0,8})$/.test(key) ? key : quoted(key);
}

/** In single quotes, unless the text has more of those than of double ones. */
export function quoted(text: string): string {
  const json = JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    escaped,
  );
  const body = json.slice(1, -1);
  if (text.includes("'") && !text.includes('"')) return json;
  return `'${body.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
