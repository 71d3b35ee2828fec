import type { RunSummary } from '@/api/types.ts';
import { countWords, durationWords } from './amount-words.ts';
import { withFlaw } from './run-flaws.ts';
import { isLive } from './run-outcome.ts';

export interface RunCounts {
  messages: number | null;
  threads: number;
  /** Times that code threw, as far as the trace tells: of a run that has not counted them itself. */
  failures?: number;
}

/** How long a run took, or has taken so far, in milliseconds. */
export function runDurationMs(run: RunSummary, nowMs: number): number {
  const end = run.endedAt === null ? nowMs : Date.parse(run.endedAt);
  return Math.max(0, end - Date.parse(run.startedAt));
}

/**
 * The run in one line: `running 12.6 s · 1,284 messages · 5 threads`, `completed with 3 failures in 2.1 s · …`,
 * `failed after 2.1 s: Counter threw …`.
 */
export function runWords(run: RunSummary, counts: RunCounts, nowMs: number): string {
  const took = durationWords(runDurationMs(run, nowMs));
  if (run.state === 'starting') return 'starting …';
  if (run.state === 'stopping') return 'stopping …';
  const figures = [
    ...(counts.messages === null ? [] : [countWords(counts.messages, 'message')]),
    countWords(counts.threads, 'thread'),
  ].join(' · ');
  const seen = { failures: counts.failures ?? 0, restarts: 0, deadLetters: 0, drops: 0 };
  const flaw = withFlaw(run.flaws ?? seen);
  if (isLive(run.state)) return `running ${took} · ${figures}`;
  if (run.state === 'completed') return `completed${flaw} in ${took} · ${figures}`;
  if (run.state === 'stopped') return `stopped${flaw} after ${took} · ${figures}`;
  return run.reason ? `${run.state} after ${took}: ${run.reason}` : `${run.state} after ${took}`;
}
