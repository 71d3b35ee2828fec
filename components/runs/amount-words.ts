const count = new Intl.NumberFormat('en');

/** `340 ms`, `12.6 s`, `3 min 05 s`, `2 h 10 min`. */
export function durationWords(ms: number): string {
  const time = Math.max(0, ms);
  if (time < 999.5) return `${Math.round(time)} ms`;
  if (time < 59_950) return `${(time / 1000).toFixed(1)} s`;
  const seconds = Math.round(time / 1000);
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** `812 B`, `1.4 kB`, `23 MB`: powers of 1,000, two digits that matter. */
export function bytesWords(bytes: number): string {
  let value = bytes;
  for (const unit of ['B', 'kB', 'MB', 'GB']) {
    const last = unit === 'GB';
    if (value < 999.5 || last)
      return `${unit !== 'B' && value < 9.95 ? value.toFixed(1) : count.format(Math.round(value))} ${unit}`;
    value /= 1000;
  }
  return `${bytes} B`;
}

/** `1 message`, `1,284 messages`. */
export const countWords = (n: number, one: string, many = `${one}s`) =>
  `${count.format(n)} ${n === 1 ? one : many}`;
