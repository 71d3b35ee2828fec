/**
 * Sorts times, and what goes with each, where they come as a few ascending runs: threads are drained one
 * after another, each in order. A merge sort that starts from the runs that are there; equal times keep their order.
 * Runs of later rounds mostly follow those of earlier ones: what does not overlap stays where it is.
 */
import { firstAfter, grown } from './growable.ts';

export function sortRuns(times: Float64Array, carried: Uint32Array, n: number): void {
  let starts = [0];
  for (let i = 1; i < n; i++) if ((times[i] as number) < (times[i - 1] as number)) starts.push(i);
  while (starts.length > 1) {
    const merged: number[] = [];
    for (let r = 0; r < starts.length; r += 2) {
      merged.push(starts[r] as number);
      if (r + 1 === starts.length) break;
      const high = r + 2 < starts.length ? (starts[r + 2] as number) : n;
      merge(times, carried, starts[r] as number, starts[r + 1] as number, high);
    }
    starts = merged;
  }
  if (asideTimes.length <= KEPT) return;
  asideTimes = new Float64Array(0);
  asideCarried = new Uint32Array(0);
}

/** Room for so many is kept for the next time. */
const KEPT = 1 << 15;
let asideTimes: Float64Array = new Float64Array(0);
let asideCarried: Uint32Array = new Uint32Array(0);

/** Merges the runs [low, middle) and [middle, high), neither of them empty. */
function merge(times: Float64Array, carried: Uint32Array, low: number, middle: number, high: number): void {
  const first = firstAfter(times, middle, times[middle] as number, low);
  const count = middle - first;
  if (count === 0) return;
  // What the second run may be put over is laid aside.
  asideTimes = grown(asideTimes, count);
  asideCarried = grown(asideCarried, count);
  asideTimes.set(times.subarray(first, middle));
  asideCarried.set(carried.subarray(first, middle));
  let a = 0;
  let b = middle;
  let k = first;
  while (a < count && b < high) {
    if ((asideTimes[a] as number) <= (times[b] as number)) {
      times[k] = asideTimes[a] as number;
      carried[k++] = asideCarried[a++] as number;
    } else {
      times[k] = times[b] as number;
      carried[k++] = carried[b++] as number;
    }
  }
  for (; a < count; a++) {
    times[k] = asideTimes[a] as number;
    carried[k++] = asideCarried[a] as number;
  }
}
