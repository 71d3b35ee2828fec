/**
 * Sorts rows by a number that goes with each, in time that grows with their count alone: a radix sort over the bits of
 * the numbers, 16 at a time. What is equal keeps its order, upwards and downwards.
 */
const DIGITS = 4;
const BUCKETS = 1 << 16;

/**
 * Stops after each pass, saying which share is done; the sorted rows are what it returns.
 * @param keys 0 or more, by place in `rows`; NaN, not known, comes last in both directions
 */
export function* sortByNumber(
  rows: Uint32Array,
  keys: Float64Array,
  down: boolean,
): Generator<number, Uint32Array, void> {
  const n = rows.length;
  // The bits of numbers of 0 or more are in the order of the numbers.
  const bits = new Uint16Array(keys.buffer, keys.byteOffset, n * DIGITS);
  for (let i = 0; i < n; i++) {
    const isKnown = (keys[i] as number) >= 0;
    // Turned round, 0 would be what stands for the unknown.
    if (down && keys[i] === 0) keys[i] = Number.MIN_VALUE;
    for (let d = i * DIGITS; d < i * DIGITS + DIGITS; d++)
      bits[d] = !isKnown ? BUCKETS - 1 : down ? BUCKETS - 1 - (bits[d] as number) : (bits[d] as number);
  }
  yield 0.1;
  let from = Uint32Array.from({ length: n }, (_, i) => i);
  let to = new Uint32Array(n);
  for (let digit = 0; digit < DIGITS; digit++) {
    const places = new Uint32Array(BUCKETS + 1);
    for (let i = digit; i < n * DIGITS; i += DIGITS) count(places, (bits[i] as number) + 1);
    if (!places.includes(n)) {
      for (let b = 1; b <= BUCKETS; b++) places[b] = (places[b] as number) + (places[b - 1] as number);
      for (let i = 0; i < n; i++) {
        const at = from[i] as number;
        const bucket = bits[at * DIGITS + digit] as number;
        const place = places[bucket] as number;
        places[bucket] = place + 1;
        to[place] = at;
      }
      [from, to] = [to, from];
    }
    yield 0.1 + (0.9 * (digit + 1)) / (DIGITS + 1);
  }
  for (let i = 0; i < n; i++) to[i] = rows[from[i] as number] as number;
  return to;
}

function count(places: Uint32Array, at: number): void {
  places[at] = (places[at] as number) + 1;
}
