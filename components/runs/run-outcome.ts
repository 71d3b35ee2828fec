import type { RunState } from '@/api/types.ts';

export type Tone = 'ok' | 'danger' | 'accent' | 'muted';

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

/** True until the run has an end. */
export const isLive = (state: RunState) =>
  state === 'starting' || state === 'running' || state === 'stopping';
