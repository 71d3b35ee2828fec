const steps: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** `3 minutes ago`, `yesterday`. Under 45 seconds, and where clocks disagree, it says `just now`. */
export function relativeTime(iso: string, nowMs: number): string {
  const then = Date.parse(iso);
  if (Number.isNaN(then)) return '';
  const seconds = (nowMs - then) / 1000;
  if (seconds < 45) return 'just now';
  for (const [unit, size] of steps) {
    // A unit begins a little early, so that 59.7 minutes reads `1 hour ago` and not `60 minutes ago`.
    if (seconds >= size * 0.99) return words.format(-Math.round(seconds / size), unit);
  }
  return words.format(-1, 'minute');
}
