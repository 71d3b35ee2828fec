/**
 * Gaps in which no thread works: on each of them nothing is being handled, or it slept while something was awaited.
 * Exact, not by levels: what is folded away must be empty.
 */
import type { Bars } from '../reading/bars.ts';
import { firstAfter } from '../reading/growable.ts';
import type { TraceStore } from '../reading/trace-store.ts';
import type { Spans } from '../waits/wait-columns.ts';
import type { Gaps } from './fold.ts';

type Span = [startNs: number, endNs: number];

/** More would be looked at at each zoom; the longest count. */
const MOST_GAPS = 4096;

/** Beside each other, parts of a gap on one thread: shorter ones are not looked at. A part of the least gap. */
const PARTS = 16;

/** In [fromNs, toNs), those longer than `leastNs`. */
export function idleGaps(store: TraceStore, fromNs: number, toNs: number, leastNs: number): Gaps {
  let gaps: Span[] = toNs - fromNs > leastNs ? [[fromNs, toNs]] : [];
  for (const [thread, lane] of store.lanes.entries()) {
    const slept = asleep(gaps, store.waits.idle[thread], leastNs / PARTS);
    for (const bars of lane.rows) gaps = withoutBars(gaps, bars, leastNs / PARTS);
    gaps = joined(gaps, slept).filter(([start, end]) => end - start > leastNs);
  }
  if (gaps.length > MOST_GAPS) {
    const longest = gaps.toSorted((a, b) => b[1] - b[0] - (a[1] - a[0])).slice(0, MOST_GAPS);
    gaps = longest.sort((a, b) => a[0] - b[0]);
  }
  return {
    start: Float64Array.from(gaps, ([start]) => start),
    end: Float64Array.from(gaps, ([, end]) => end),
  };
}

/** What is left of the gaps beside the bars. */
function withoutBars(gaps: readonly Span[], bars: Bars, leastNs: number): Span[] {
  if (bars.n === 0) return [...gaps];
  const left: Span[] = [];
  const { n, start, end } = bars;
  for (const [from, to] of gaps) {
    let at = from;
    for (let i = bars.firstEndingAfter(from); i < n && (start[i] as number) < to; i++) {
      const begins = start[i] as number;
      if (begins - at > leastNs) left.push([at, begins]);
      at = end[i] as number;
    }
    if (to - at > leastNs) left.push([at, to]);
  }
  return left;
}

/** Parts of the gaps in which the thread slept. */
function asleep(gaps: readonly Span[], idle: Spans | undefined, leastNs: number): Span[] {
  const found: Span[] = [];
  if (idle === undefined) return found;
  const { n, start, end } = idle;
  for (const [from, to] of gaps)
    for (let i = firstAfter(end, n, from); i < n && (start[i] as number) < to; i++) {
      const begins = Math.max(from, start[i] as number);
      const ends = Math.min(to, end[i] as number);
      if (ends - begins > leastNs) found.push([begins, ends]);
    }
  return found;
}

/** What lies in either; touching ones become one. */
function joined(a: readonly Span[], b: readonly Span[]): Span[] {
  if (b.length === 0) return [...a];
  const all: Span[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const fromA = j >= b.length || (i < a.length && (a[i] as Span)[0] <= (b[j] as Span)[0]);
    const [start, end] = (fromA ? a[i++] : b[j++]) as Span;
    const last = all.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else all.push([start, end]);
  }
  return all;
}
