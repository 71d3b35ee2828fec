/** Live figures in words. */
const count = new Intl.NumberFormat('en');

/** `0/s`, `0.4/s`, `4.1/s`, `118/s`, `12,400/s`. */
export function rateWords(perSecond: number): string {
  if (perSecond >= 1000) return `${count.format(Math.round(perSecond / 100) * 100)}/s`;
  if (perSecond >= 10 || perSecond === 0) return `${Math.round(perSecond)}/s`;
  return `${perSecond.toFixed(1)}/s`;
}

export const countFigure = (n: number): string => count.format(n);

/** A share of 0 to 1: `96%`; what is there but small is not `0%`. */
export function shareWords(share: number): string {
  if (share > 0 && share < 0.01) return '<1%';
  return `${Math.round(Math.min(1, share) * 100)}%`;
}

/** Nanoseconds as people read them: `850 ns`, `12.4 µs`, `41 ms`, `1.28 s`. */
export function nanosWords(ns: number): string {
  if (ns < 1000) return `${Math.round(ns)} ns`;
  for (const [unit, size] of [
    ['µs', 1e3],
    ['ms', 1e6],
  ] as const) {
    const value = ns / size;
    if (value < 999.5) return `${value < 99.95 ? Number(value.toPrecision(3)) : Math.round(value)} ${unit}`;
  }
  const seconds = ns / 1e9;
  return `${seconds < 100 ? seconds.toFixed(2) : count.format(Math.round(seconds))} s`;
}
