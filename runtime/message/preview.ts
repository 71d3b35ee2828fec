/**
 * A message's content as short text for the trace: JSON where JSON can say it, else as JavaScript would write it.
 * It stops when it has enough, so that a large message costs no more than a small one.
 */
const DEEPEST = 8;

/** @param limit characters that are wanted; a few more may come */
export function preview(value: unknown, limit: number): string {
  const writer = new PreviewWriter(limit);
  try {
    writer.value(value, 0);
  } catch (error) {
    // A getter that worked when the message was copied may throw the second time.
    writer.text += `<${String(error)}>`;
  }
  return writer.text;
}

class PreviewWriter {
  text = '';
  readonly #limit: number;
  readonly #path = new Set<object>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  get #isFull(): boolean {
    return this.text.length > this.#limit;
  }

  value(value: unknown, depth: number): void {
    if (typeof value === 'string') this.#string(value);
    else if (typeof value === 'bigint') this.text += `${value}n`;
    else if (Object.is(value, -0)) this.text += '-0';
    else if (typeof value === 'function') this.text += '<callback>';
    else if (typeof value !== 'object' || value === null) this.text += String(value);
    else if (this.#path.has(value)) this.text += '<circular>';
    else if (depth > DEEPEST) this.text += '…';
    else {
      this.#path.add(value);
      this.#object(value, depth + 1);
      this.#path.delete(value);
    }
  }

  #string(value: string): void {
    const room = Math.max(0, this.#limit - this.text.length) + 1;
    this.text += JSON.stringify(value.length > room ? value.slice(0, room) : value);
  }

  #object(value: object, depth: number): void {
    if (Array.isArray(value)) this.#items('[', value, ']', depth);
    else if (value instanceof Map) this.#entries(`Map(${value.size}) {`, value, ' => ', '}', depth, false);
    else if (value instanceof Set) this.#items(`Set(${value.size}) {`, value, '}', depth);
    else if (value instanceof Date)
      this.text += Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toJSON();
    else if (value instanceof RegExp) this.text += String(value);
    else if (value instanceof Error) this.text += `${value.name}: ${value.message}`;
    else if (value instanceof ArrayBuffer) this.text += `ArrayBuffer(${value.byteLength})`;
    else if (value instanceof DataView) this.text += `DataView(${value.byteLength})`;
    else if (ArrayBuffer.isView(value)) {
      const array = value as Uint8Array;
      this.#items(`${array.constructor.name}(${array.length}) [`, array, ']', depth);
    } else this.#entries('{', ownEntries(value), ':', '}', depth, true);
  }

  #items(open: string, items: Iterable<unknown>, close: string, depth: number): void {
    this.text += open;
    let first = true;
    for (const item of items) {
      if (!first) this.text += ',';
      first = false;
      this.value(item, depth);
      if (this.#isFull) return;
    }
    this.text += close;
  }

  #entries(
    open: string,
    entries: Iterable<[unknown, unknown]>,
    between: string,
    close: string,
    depth: number,
    json: boolean,
  ): void {
    this.text += open;
    let first = true;
    for (const [key, item] of entries) {
      if (!first) this.text += ',';
      first = false;
      if (json) this.#string(String(key));
      else this.value(key, depth);
      this.text += between;
      this.value(item, depth);
      if (this.#isFull) return;
    }
    this.text += close;
  }
}

/** Without making an array of them all: an object may be large. */
function* ownEntries(value: object): Generator<[string, unknown]> {
  for (const key in value) {
    if (Object.hasOwn(value, key)) yield [key, (value as Record<string, unknown>)[key]];
  }
}
