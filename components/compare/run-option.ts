/** Runs as they are told apart in a list to choose from. */
import type { RunSummary } from '@/api/types.ts';
import { relativeTime } from '@/components/library/relative-time.ts';
import { durationWords } from '@/components/runs/amount-words.ts';
import { outcomeWords } from '@/components/runs/run-flaws.ts';
import { isLive } from '@/components/runs/run-outcome.ts';
import { runDurationMs } from '@/components/runs/run-words.ts';

export function runOption(run: RunSummary, nowMs: number): { value: string; label: string; hint: string } {
  const at = new Date(run.startedAt).toLocaleTimeString('en-GB');
  const length = isLive(run.state) ? '' : ` in ${durationWords(runDurationMs(run, nowMs))}`;
  return {
    value: run.id,
    label: `${at} · ${outcomeWords(run)}${length}`,
    hint: `${relativeTime(run.startedAt, nowMs)} · revision ${run.revision}`,
  };
}

/** The run before another one: the latest that began earlier, else the latest of all others; null where there is none. */
export function runBefore(runs: readonly RunSummary[], id: string): RunSummary | null {
  const run = runs.find((each) => each.id === id);
  const others = runs.filter((each) => each.id !== id).sort((a, b) => b.startedAt.localeCompare(a.startedAt));
  return others.find((each) => run !== undefined && each.startedAt < run.startedAt) ?? others[0] ?? null;
}
