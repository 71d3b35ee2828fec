import { type RunNames, deadlockWords as words } from '../../runtime/protocol/deadlock-words.ts';
import type { DeadlockInfo, TraceHeader } from '../../runtime/protocol/trace-file.ts';

/** What a `deadlocked` record says; null where its text is not what it should be. */
export function deadlockInfo(text: string): DeadlockInfo | null {
  try {
    const info = JSON.parse(text) as DeadlockInfo;
    return Array.isArray(info.members) && info.members.length > 0 ? info : null;
  } catch {
    return null;
  }
}

export const namesIn = ({ actors, queues }: TraceHeader): RunNames => ({
  actor: (index) => actors[index]?.name ?? `actor ${index}`,
  queue: (index) => queues[index]?.name ?? `queue ${index}`,
});

/** In a sentence, by the names of the run. */
export const deadlockWords = (head: TraceHeader, info: DeadlockInfo): string => words(info, namesIn(head));
