/**
 * Sorts rows by a number that goes with each, in time that grows with their count alone: a radix sort over the bits of
 * the numbers, 16 at a time. What is equal keeps its order, upwards and downwards.
 */
const DIGITS = 4;
const BUCKETS = 1 << 16;

/** Items of one look: some 2 ms. */
const SLICE = 1 << 17;

/**
 * Stops after each slice, saying which share is done; the sorted rows are what it returns.
 * @param keys 0 or more, by place in `rows`; NaN, not known, comes last in both directions
 */
export function* sortByNumber(
  rows: Uint32Array,
  keys: Float64Array,
  down: boolean,
): Generator<number, Uint32Array, void> {
  const n = rows.length;
  const whole = n * (2 + 2 * DIGITS);
  let done = 0;
  // The bits of numbers of 0 or more are in the order of the numbers.
  const bits = new Uint16Array(keys.buffer, keys.byteOffset, n * DIGITS);
  for (let low = 0; low < n; low += SLICE) {
    turn(keys, bits, low, Math.min(n, low + SLICE), down);
    done += SLICE;
    yield Math.min(1, done / whole);
  }
  let from = new Uint32Array(n);
  let to = new Uint32Array(n);
  for (let i = 0; i < n; i++) from[i] = i;
  for (let digit = 0; digit < DIGITS; digit++) {
    const places = new Uint32Array(BUCKETS + 1);
    for (let low = 0; low < n; low += SLICE) {
      count(places, bits, digit, low, Math.min(n, low + SLICE));
      done += SLICE;
      yield Math.min(1, done / whole);
    }
    if (places.includes(n)) continue;
    for (let b = 1; b <= BUCKETS; b++) places[b] = (places[b] as number) + (places[b - 1] as number);
    for (let low = 0; low < n; low += SLICE) {
      scatter(from, to, places, bits, digit, low, Math.min(n, low + SLICE));
      done += SLICE;
      yield Math.min(1, done / whole);
    }
    [from, to] = [to, from];
  }
  for (let i = 0; i < n; i++) to[i] = rows[from[i] as number] as number;
  return to;
}

/** Makes the bits such that they are in the order that is wanted. */
function turn(keys: Float64Array, bits: Uint16Array, low: number, high: number, down: boolean): void {
  for (let i = low; i < high; i++) {
    const isKnown = (keys[i] as number) >= 0;
    // Turned round, 0 would be what stands for the unknown.
    if (down && keys[i] === 0) keys[i] = Number.MIN_VALUE;
    for (let d = i * DIGITS; d < i * DIGITS + DIGITS; d++)
      bits[d] = !isKnown ? BUCKETS - 1 : down ? BUCKETS - 1 - (bits[d] as number) : (bits[d] as number);
  }
}

function count(places: Uint32Array, bits: Uint16Array, digit: number, low: number, high: number): void {
  for (let i = low * DIGITS + digit; i < high * DIGITS; i += DIGITS) {
    const bucket = (bits[i] as number) + 1;
    places[bucket] = (places[bucket] as number) + 1;
  }
}

function scatter(
  from: Uint32Array,
  to: Uint32Array,
  places: Uint32Array,
  bits: Uint16Array,
  digit: number,
  low: number,
  high: number,
): void {
  for (let i = low; i < high; i++) {
    const at = from[i] as number;
    const bucket = bits[at * DIGITS + digit] as number;
    const place = places[bucket] as number;
    places[bucket] = place + 1;
    to[place] = at;
  }
}
