/** Stretches of time as pairs of times, and how much they cover. */
import { firstAfter } from '../reading/growable.ts';
import type { Spans } from '../waits/wait-columns.ts';

/** Begin and end, in nanoseconds. */
export type Stretch = [fromNs: number, toNs: number];

/** The same stretches in order, those that touch or overlap joined. */
export function joinedStretches(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const [from, to] of [...stretches].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** Length of what `covered` holds and `without` does not; both in order and without overlap. */
export function lengthWithout(covered: readonly Stretch[], without: readonly Stretch[]): number {
  let length = 0;
  let w = 0;
  for (const [from, to] of covered) {
    length += to - from;
    while (w < without.length && (without[w] as Stretch)[1] <= from) w++;
    for (let i = w; i < without.length && (without[i] as Stretch)[0] < to; i++) {
      const [a, b] = without[i] as Stretch;
      length -= Math.min(b, to) - Math.max(a, from);
    }
  }
  return length;
}

/** Parts of spans that follow one another, within [fromNs, toNs). */
export function within(spans: Spans | undefined, fromNs: number, toNs: number): Stretch[] {
  const found: Stretch[] = [];
  if (spans === undefined) return found;
  for (let i = firstAfter(spans.end, spans.n, fromNs); i < spans.n; i++) {
    const start = spans.start[i] as number;
    if (start >= toNs) break;
    found.push([Math.max(start, fromNs), Math.min(spans.end[i] as number, toNs)]);
  }
  return found;
}
