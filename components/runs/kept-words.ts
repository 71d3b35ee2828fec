import type { KeptRuns } from '@/api/types.ts';
import { bytesWords } from './amount-words.ts';

/** `50 a flow · 30 days · 10 GB`, or that all are kept. */
export function keptWords({ perFlow, days, totalBytes }: KeptRuns): string {
  const limits = [
    perFlow === null ? null : `${perFlow.toLocaleString('en')} a flow`,
    days === null ? null : `${days.toLocaleString('en')} ${days === 1 ? 'day' : 'days'}`,
    totalBytes === null ? null : bytesWords(totalBytes),
  ].filter((limit) => limit !== null);
  return limits.length === 0 ? 'All runs are kept' : `Kept: ${limits.join(' · ')}`;
}
