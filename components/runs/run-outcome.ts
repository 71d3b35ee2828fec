import type { RunState } from '@/api/types.ts';

/** `flawed`: something failed, or there is a reason to say. `lossy`: queues let messages go, as they are told to. */
export type Flaw = 'none' | 'lossy' | 'flawed';
export type Tone = 'ok' | 'warn' | 'danger' | 'accent' | 'muted';

/** How a state is said: a word, and a tone that never stands alone. */
export const runOutcome: Record<RunState, { word: string; tone: Tone }> = {
  starting: { word: 'starting', tone: 'accent' },
  running: { word: 'running', tone: 'accent' },
  stopping: { word: 'stopping', tone: 'accent' },
  completed: { word: 'completed', tone: 'ok' },
  stopped: { word: 'stopped', tone: 'muted' },
  failed: { word: 'failed', tone: 'danger' },
  crashed: { word: 'crashed', tone: 'danger' },
};

/** The tone of a run: one that came to its end, but not without a flaw, is not as good as one that did. */
export function toneOf(state: RunState, flaw: Flaw): Tone {
  if (state !== 'completed' || flaw === 'none') return runOutcome[state].tone;
  return flaw === 'flawed' ? 'warn' : 'muted';
}

/** True until the run has an end. */
export const isLive = (state: RunState) =>
  state === 'starting' || state === 'running' || state === 'stopping';
