type Numbers = Float64Array | Float32Array | Uint32Array | Int32Array | Uint16Array | Uint8Array;

const MANY = 1 << 14;

/** The column itself where `size` fits, else a longer copy: at least twice as long, so that appending stays cheap. */
export function grown<T extends Numbers>(column: T, size: number): T {
  if (size <= column.length) return column;
  // Pages that nothing is written to cost no memory, and to copy less often is quicker.
  const length = Math.max(16, size, column.length * (column.length > MANY ? 4 : 2));
  const longer = new (column.constructor as new (length: number) => T)(length);
  longer.set(column);
  return longer;
}

/** First index in `column[from..n)` whose value is greater than `value`; the column ascends. */
export function firstAfter(column: Float64Array, n: number, value: number, from = 0): number {
  let low = from;
  let high = n;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] as number) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
