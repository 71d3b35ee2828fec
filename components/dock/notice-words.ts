import type { RunState } from '@/api/types.ts';
import type { TraceState } from '@/components/timeline/trace-messages.ts';
import { durationWords } from '@/trace/lanes/ticks.ts';

/** What a person must know about the trace itself; null where all is well. */
export function noticeWords(
  { phase, lastNs, cut }: Pick<TraceState, 'phase' | 'lastNs' | 'cut'>,
  run: RunState | undefined,
): string | null {
  if (phase.name === 'lost')
    return `The connection to the run was lost. Trying again in ${durationWords(phase.retryMs * 1e6)}; what is here stays.`;
  if (phase.name === 'unreadable')
    return lastNs > 0
      ? `${phase.message} What is here reaches up to ${durationWords(lastNs)}.`
      : phase.message;
  if ((phase.name === 'ended' && phase.crashed) || run === 'crashed')
    return lastNs > 0
      ? `The run ended without a word. Its trace is readable up to ${durationWords(lastNs)}.`
      : 'The run ended without a word, before its trace began.';
  return cut;
}
