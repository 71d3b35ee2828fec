import { spanOf, type TimeScale, xOf } from './time-scale.ts';

export interface Tick {
  xPx: number;
  timeNs: number;
  label: string;
}

const UNITS = [
  { ns: 1, name: 'ns' },
  { ns: 1e3, name: 'µs' },
  { ns: 1e6, name: 'ms' },
  { ns: 1e9, name: 's' },
] as const;
/** Steps above a second, in seconds: those a clock has. */
const LONG = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400, 604_800];

/** The smallest round step of at least `leastNs`. */
export function stepFor(leastNs: number): number {
  if (leastNs > 1e9) {
    for (const s of LONG) if (s * 1e9 >= leastNs) return s * 1e9;
    return Math.ceil(leastNs / 604_800e9) * 604_800e9;
  }
  const power = 10 ** Math.floor(Math.log10(Math.max(1, leastNs)));
  for (const m of [1, 2, 5, 10]) if (m * power >= leastNs) return m * power;
  return 10 * power;
}

/** Ticks at round times, `gapPx` or more apart. None before the start of the run. */
export function ticks(scale: TimeScale, gapPx = 90): Tick[] {
  const step = stepFor((spanOf(scale) / scale.widthPx) * gapPx);
  const found: Tick[] = [];
  for (let i = Math.max(0, Math.ceil(scale.startNs / step)); i * step <= scale.endNs; i++)
    found.push({ xPx: xOf(scale, i * step), timeNs: i * step, label: tickLabel(i * step, step) });
  return found;
}

/** A time as a tick says it: as many decimals as the step needs, in the unit of the time itself. */
export function tickLabel(timeNs: number, stepNs: number): string {
  if (timeNs === 0) return '0';
  if (timeNs >= 60e9) {
    const seconds = timeNs / 1e9;
    const h = Math.floor(seconds / 3600);
    const m = Math.floor(seconds / 60) % 60;
    const decimals = stepNs >= 1e9 ? 0 : Math.ceil(-Math.log10(stepNs / 1e9) - 1e-9);
    const s = (seconds % 60).toFixed(decimals).padStart(decimals === 0 ? 2 : decimals + 3, '0');
    return h > 0 ? `${h}:${String(m).padStart(2, '0')}:${s}` : `${m}:${s}`;
  }
  const unit = UNITS.findLast((u) => timeNs >= u.ns) ?? UNITS[0];
  const decimals = Math.max(0, Math.ceil(-Math.log10(stepNs / unit.ns) - 1e-9));
  return `${(timeNs / unit.ns).toFixed(decimals)} ${unit.name}`;
}

/** A stretch of time in words for people: three digits, never more. */
export function durationWords(ns: number): string {
  if (ns < 0) return `-${durationWords(-ns)}`;
  if (ns >= 60e9) {
    const s = Math.round(ns / 1e9);
    return s >= 3600
      ? `${Math.floor(s / 3600)} h ${Math.floor(s / 60) % 60} min`
      : `${Math.floor(s / 60)} min ${s % 60} s`;
  }
  const unit = UNITS.findLast((u) => ns >= u.ns * 0.9995) ?? UNITS[0];
  const value = ns / unit.ns;
  return `${value.toFixed(value >= 99.95 || unit.ns === 1 ? 0 : value >= 9.995 ? 1 : 2).replace(/\.?0+$/, (m) => (m.startsWith('.') ? '' : m))} ${unit.name}`;
}
