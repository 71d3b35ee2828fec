/** Differences between two runs in words. */
import { countFigure, rateWords, shareWords } from '@/components/parts/figure-words.ts';
import type { Difference, Metric } from '@/trace/compare/compare-runs.ts';
import { durationWords } from '@/trace/lanes/ticks.ts';

export const metricNames: Record<Metric, string> = {
  count: 'Handled',
  perSecond: 'Rate',
  waitP50Ns: 'Wait p50',
  waitP99Ns: 'Wait p99',
  workP50Ns: 'Handling p50',
  workP99Ns: 'Handling p99',
  busy: 'Busy',
  depthMost: 'Deepest',
  failed: 'Failed',
  lost: 'Lost',
};

/** Those of which the difference is told, not how many times more: they are small, or parts already. */
const PLAIN: readonly Metric[] = ['failed', 'lost', 'busy'];
const SAME = 0.005;
const MANY_TIMES = 10;
const MINUS = '−';

export function valueWords(metric: Metric, value: number | null): string {
  if (value === null) return 'none';
  if (metric === 'perSecond') return rateWords(value);
  if (metric === 'busy') return shareWords(value);
  return metric.endsWith('Ns') ? durationWords(value) : countFigure(value);
}

/** `+12%`, `−3%`, `×14`, `same`; of failures `+3`; of busy shares `+12 points`. Empty where there is nothing to compare. */
export function differenceWords(metric: Metric, { here, there, change }: Difference): string {
  if (here === null || there === null) return '';
  if (PLAIN.includes(metric)) {
    const by = metric === 'busy' ? Math.round((here - there) * 100) : here - there;
    if (by === 0) return metric === 'busy' || here > 0 ? 'same' : '';
    return `${by > 0 ? '+' : MINUS}${countFigure(Math.abs(by))}${metric === 'busy' ? ' pt' : ''}`;
  }
  if (change === null) return here > 0 ? `+${valueWords(metric, here)}` : '';
  if (Math.abs(change) < SAME) return here === 0 ? '' : 'same';
  if (change >= MANY_TIMES - 1) return `×${countFigure(Math.round(change + 1))}`;
  return `${change > 0 ? '+' : MINUS}${Math.max(1, Math.round(Math.abs(change) * 100))}%`;
}

/** The whole of it, for who asks: `Rate: 553/s here, 490/s in the other run`. */
export const bothWords = (metric: Metric, { here, there }: Difference) =>
  `${metricNames[metric]}: ${valueWords(metric, here)} here, ${valueWords(metric, there)} in the other run`;

/** How far a small bar goes, -1 to 1: twice as much is all of it, half as much all of it to the left. */
export function barLength(metric: Metric, { here, there, change }: Difference): number {
  if (here === null || there === null) return 0;
  if (metric === 'busy') return Math.max(-1, Math.min(1, here - there));
  if (change === null) return here > 0 ? 1 : 0;
  return change <= -1 ? -1 : Math.max(-1, Math.min(1, Math.log2(1 + change)));
}
