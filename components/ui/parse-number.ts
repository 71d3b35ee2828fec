export interface NumberRange {
  min?: number;
  max?: number;
  /** Whole numbers only. */
  whole?: boolean;
  /** 0 is taken too, though it is less than `min`: it stands for none. */
  orZero?: boolean;
}

/** Reads what a person types for a number: `1,024`, ` 2.5 `. Answers the number, or why it is none. */
export function parseNumber(text: string, range: NumberRange = {}): { value: number } | { error: string } {
  const plain = text.trim().replace(/(?<=\d)[,_\s](?=\d{3}(\D|$))/g, '');
  const value = Number(plain);
  if (plain === '' || !Number.isFinite(value)) return { error: 'Give a number.' };
  if (range.whole && !Number.isInteger(value)) return { error: 'Give a whole number.' };
  if (range.orZero && value === 0) return { value };
  if (range.min !== undefined && value < range.min)
    return { error: `At least ${shown(range.min)}${range.orZero ? ', or 0' : ''}.` };
  if (range.max !== undefined && value > range.max) return { error: `At most ${shown(range.max)}.` };
  return { value };
}

/** The number that an arrow key leads to. @param by how far, negative for down */
export function steppedNumber(from: number, by: number, { min, max, orZero }: NumberRange = {}): number {
  const least = min ?? Number.NEGATIVE_INFINITY;
  const to = Number(Math.min(max ?? Number.POSITIVE_INFINITY, from + by).toPrecision(12));
  if (to >= least) return to;
  // Between none and the least there is nothing.
  return orZero && by < 0 ? 0 : least;
}

const shown = (value: number) => value.toLocaleString('en-GB');
