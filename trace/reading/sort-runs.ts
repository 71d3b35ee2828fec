/**
 * Sorts times, and what goes with each, where they come as a few ascending runs: threads are drained one
 * after another, each in order. A merge sort that starts from the runs that are there; equal times keep their order.
 * Runs of later rounds mostly follow those of earlier ones: what does not overlap is moved as it is.
 */
import { firstAfter } from './growable.ts';

export function sortRuns(times: Float64Array, carried: Uint32Array, n: number): void {
  let starts = [0];
  for (let i = 1; i < n; i++) if ((times[i] as number) < (times[i - 1] as number)) starts.push(i);
  if (starts.length === 1) return;
  let fromTimes: Float64Array = times;
  let fromCarried: Uint32Array = carried;
  let toTimes: Float64Array = new Float64Array(n);
  let toCarried: Uint32Array = new Uint32Array(n);
  while (starts.length > 1) {
    const merged: number[] = [];
    for (let r = 0; r < starts.length; r += 2) {
      const low = starts[r] as number;
      const middle = r + 1 < starts.length ? (starts[r + 1] as number) : n;
      const high = r + 2 < starts.length ? (starts[r + 2] as number) : n;
      merged.push(low);
      let a = middle >= high ? middle : firstAfter(fromTimes, middle, fromTimes[middle] as number, low);
      if (a > low) {
        toTimes.set(fromTimes.subarray(low, a), low);
        toCarried.set(fromCarried.subarray(low, a), low);
      }
      let b = middle;
      let k = a;
      while (a < middle && b < high) {
        const i = (fromTimes[a] as number) <= (fromTimes[b] as number) ? a++ : b++;
        toTimes[k] = fromTimes[i] as number;
        toCarried[k++] = fromCarried[i] as number;
      }
      for (; a < middle; a++) {
        toTimes[k] = fromTimes[a] as number;
        toCarried[k++] = fromCarried[a] as number;
      }
      if (b < high) {
        toTimes.set(fromTimes.subarray(b, high), k);
        toCarried.set(fromCarried.subarray(b, high), k);
      }
    }
    starts = merged;
    [fromTimes, toTimes] = [toTimes, fromTimes];
    [fromCarried, toCarried] = [toCarried, fromCarried];
  }
  if (fromTimes !== times) {
    times.set(fromTimes.subarray(0, n));
    carried.set(fromCarried.subarray(0, n));
  }
}
