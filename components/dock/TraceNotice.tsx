'use client';
import { useSession } from '@/components/editor/session.ts';
import { useTrace } from '@/components/timeline/trace-client.ts';
import { durationWords } from '@/trace/ticks.ts';

/** What a person must know about the trace itself: a lost connection, a crash, records that are missing. */
export function TraceNotice() {
  const state = useTrace((s) => s.state);
  const runState = useSession((s) => s.run?.state);
  if (state === null) return null;
  const { phase, lastNs } = state;
  const upTo = durationWords(lastNs);
  let words: string | null = null;
  if (phase.name === 'lost')
    words = `The connection to the run was lost. Trying again in ${durationWords(phase.retryMs * 1e6)}; what is here stays.`;
  else if (phase.name === 'unreadable')
    words = lastNs > 0 ? `${phase.message} The trace is readable up to ${upTo}.` : phase.message;
  else if ((phase.name === 'ended' && phase.crashed) || runState === 'crashed')
    words =
      lastNs > 0
        ? `The run ended without a word. Its trace is readable up to ${upTo}.`
        : 'The run ended without a word, before its trace began.';
  else if (state.cut !== null) words = state.cut;
  if (words === null) return null;
  return (
    <p role="status" className="shrink-0 border-line border-b bg-field px-3.5 py-1 text-warn">
      {words}
    </p>
  );
}
