/** Whether a field's value is what a filter asks for. Plain values are compared as the bytes that they are. */
import type { Comparison } from './filter-terms.ts';
import { ByteSearch, isPlain } from './find-bytes.ts';
import type { FieldBytes } from './json-field.ts';

interface Wanted {
  is: Comparison;
  value: string;
}

const decoder = new TextDecoder();
const numberOf = (text: string) => (text.trim() === '' ? Number.NaN : Number(text));

export function valueTest(wanted: Wanted): (bytes: Uint8Array, field: FieldBytes) => boolean {
  const { is, value } = wanted;
  if (is === ':' && value === '*') return () => true;
  const number = numberOf(value);
  if (!Number.isNaN(number))
    return (bytes, field) => {
      const x = plainNumber(bytes, field);
      return Number.isNaN(x) ? compares(valueAt(bytes, field), wanted) : comparesNumbers(x, number, is);
    };
  if (!isPlain(value) || (is !== ':' && is !== '=' && is !== '!='))
    return (bytes, field) => compares(valueAt(bytes, field), wanted);
  const search = new ByteSearch(value);
  return (bytes, field) => {
    const length = field.to - field.from;
    const mustBeSame = is !== ':';
    // An escape or another letter may stand for one that is looked for.
    for (let i = field.from; i < field.to; i++)
      if (bytes[i] === 92 || (bytes[i] as number) > 127) return compares(valueAt(bytes, field), wanted);
    const isThere = (!mustBeSame || length === value.length) && search.isIn(bytes, field.from, length);
    return isThere !== (is === '!=');
  };
}

/** NaN for what is no number of few digits. */
function plainNumber(bytes: Uint8Array, { from, to }: FieldBytes): number {
  if (to - from > 15 || to === from) return Number.NaN;
  let at = from;
  const isLess = bytes[at] === 45;
  if (isLess) at++;
  let value = 0;
  let scale = 0;
  if (at === to) return Number.NaN;
  for (; at < to; at++) {
    const digit = (bytes[at] as number) - 48;
    if (digit === -2 && scale === 0) scale = 1;
    else if (digit < 0 || digit > 9) return Number.NaN;
    else {
      value = value * 10 + digit;
      scale *= 10;
    }
  }
  if (scale > 0) value /= scale;
  return isLess ? -value : value;
}

function valueAt(bytes: Uint8Array, { from, to, isString }: FieldBytes): string {
  const raw = decoder.decode(bytes.subarray(from, to));
  if (!isString || !raw.includes('\\')) return raw;
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return raw;
  }
}

/** Numbers are compared as numbers where both sides are; else as text, of which case does not count. */
export function compares(value: string, { is, value: wanted }: Wanted): boolean {
  const [x, y] = [numberOf(value), numberOf(wanted)];
  if (!Number.isNaN(x) && !Number.isNaN(y)) return comparesNumbers(x, y, is);
  const [said, asked] = [value.toLowerCase(), wanted.toLowerCase()];
  if (is === ':') return wanted === '*' || said.includes(asked);
  if (is === '=' || is === '!=') return (said === asked) === (is === '=');
  return comparesNumbers(said < asked ? -1 : said > asked ? 1 : 0, 0, is);
}

function comparesNumbers(x: number, y: number, is: Comparison): boolean {
  switch (is) {
    case '!=':
      return x !== y;
    case '<':
      return x < y;
    case '<=':
      return x <= y;
    case '>':
      return x > y;
    case '>=':
      return x >= y;
    default:
      return x === y;
  }
}
