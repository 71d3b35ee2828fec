/** `1.2k/s`: how many a second, short enough for a label. */
export function rateWords(count: number, ns: number): string {
  const rate = count / (ns / 1e9);
  if (rate >= 999.5e3) return `${short(rate / 1e6)}M/s`;
  if (rate >= 999.5) return `${short(rate / 1e3)}k/s`;
  return `${short(rate)}/s`;
}

const short = (n: number) => n.toFixed(n >= 9.95 || n === 0 ? 0 : 1).replace(/\.0$/, '');
