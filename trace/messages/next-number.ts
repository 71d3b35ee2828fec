/** The numbers next to a number: what makes `more than` out of `at least`. */
const pair = new Float64Array(1);
const bits = new BigInt64Array(pair.buffer);

const moved = (value: number, by: bigint): number => {
  pair[0] = value;
  bits[0] = (bits[0] as bigint) + by;
  return pair[0] as number;
};

/** The largest number below one that is more than 0; -1 for 0 and less. */
export const numberBelow = (value: number): number => (value <= 0 ? -1 : moved(value, -1n));

/** The smallest number above one of 0 or more. */
export const numberAbove = (value: number): number => (value === 0 ? Number.MIN_VALUE : moved(value, 1n));
