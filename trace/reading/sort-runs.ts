/**
 * Sorts times, and what goes with each, where they come as a few ascending runs: threads are drained one
 * after another, each in order. A merge sort that starts from the runs that are there; equal times keep their order.
 */
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
      const middle = starts[r + 1] ?? n;
      const high = starts[r + 2] ?? n;
      merged.push(low);
      let a = low;
      let b = middle;
      for (let k = low; k < high; k++) {
        const takeFirst = a < middle && (b >= high || (fromTimes[a] as number) <= (fromTimes[b] as number));
        const i = takeFirst ? a++ : b++;
        toTimes[k] = fromTimes[i] as number;
        toCarried[k] = fromCarried[i] as number;
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
