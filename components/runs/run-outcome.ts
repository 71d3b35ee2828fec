import type { RunState } from '@/api/types.ts';

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

/**
 * The tone of a run: one that came to its end, but not without a flaw, is not as good as one that did.
 * @param flawed something failed on the way, or there is a reason to say
 */
export const toneOf = (state: RunState, flawed: boolean): Tone =>
  state === 'completed' && flawed ? 'warn' : runOutcome[state].tone;

/** True until the run has an end. */
export const isLive = (state: RunState) =>
  state === 'starting' || state === 'running' || state === 'stopping';
