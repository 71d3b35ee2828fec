export interface NumberRange {
  min?: number;
  max?: number;
  /** Whole numbers only. */
  whole?: boolean;
}

/** Reads what a person types for a number: `1,024`, ` 2.5 `. Answers the number, or why it is none. */
export function parseNumber(text: string, range: NumberRange = {}): { value: number } | { error: string } {
  const plain = text.trim().replace(/(?<=\d)[,_\s](?=\d{3}(\D|$))/g, '');
  const value = Number(plain);
  if (plain === '' || !Number.isFinite(value)) return { error: 'Give a number.' };
  if (range.whole && !Number.isInteger(value)) return { error: 'Give a whole number.' };
  if (range.min !== undefined && value < range.min) return { error: `At least ${shown(range.min)}.` };
  if (range.max !== undefined && value > range.max) return { error: `At most ${shown(range.max)}.` };
  return { value };
}

const shown = (value: number) => value.toLocaleString('en-GB');
