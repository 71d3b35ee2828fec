/** What did not go well in a run, in words and as the kind of mark that stands before them. */
import type { RunFlaws, RunState, RunSummary } from '@/api/types.ts';
import { countWords } from './amount-words.ts';
import { type Flaw, isLive, runOutcome } from './run-outcome.ts';

/** A run whose flaws nobody counted has none but its reason. */
export function flawOf({ reason, flaws }: Pick<RunSummary, 'reason' | 'flaws'>): Flaw {
  if (reason !== null) return 'flawed';
  if (flaws === null) return 'none';
  if (flaws.failures + flaws.restarts + flaws.deadLetters > 0) return 'flawed';
  return flaws.drops > 0 ? 'lossy' : 'none';
}

/** Each kind that there was, the gravest first: `3 failures`, `2 restarts`, `1 dead letter`, `140 drops`. */
export function flawList({ failures, deadLetters, restarts, drops }: RunFlaws): string[] {
  const all = [
    ...[{ n: failures, one: 'failure' } as const, { n: restarts, one: 'restart' } as const],
    ...[{ n: deadLetters, one: 'dead letter' } as const, { n: drops, one: 'drop' } as const],
  ];
  return all.flatMap(({ n, one }) => (n > 0 ? [countWords(n, one)] : []));
}

/** ` with 3 failures`: the gravest, to stand after the state; empty where all went well. */
export function withFlaw(flaws: RunFlaws | null): string {
  const [gravest] = flaws === null ? [] : flawList(flaws);
  return gravest === undefined ? '' : ` with ${gravest}`;
}

/** `completed with 3 failures`, `running`, `failed`: of a bad end its reason says more. */
export const outcomeWords = ({ state, flaws }: Pick<RunSummary, 'state' | 'flaws'>): string =>
  `${runOutcome[state].word}${saysFlaw(state) ? withFlaw(flaws) : ''}`;

/** What the words for its outcome do not say yet. */
export function otherFlaws({ state, flaws }: Pick<RunSummary, 'state' | 'flaws'>): string[] {
  if (flaws === null || isLive(state)) return [];
  return flawList(flaws).slice(saysFlaw(state) ? 1 : 0);
}

const saysFlaw = (state: RunState) => state === 'completed' || state === 'stopped';
