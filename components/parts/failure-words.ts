import type { OnFailure } from '@/flow/document.ts';
import { durationWords } from './duration-words.ts';

export const failureWords: Record<OnFailure['kind'], { long: string; meaning: string }> = {
  restart: { long: 'Restart', meaning: 'Begins again with fresh state; stops when it fails too often.' },
  skip: { long: 'Skip the message', meaning: 'Keeps its state and takes the next message.' },
  'stop-actor': { long: 'Stop the actor', meaning: 'The rest of the flow goes on without it.' },
  'stop-run': { long: 'Stop the run', meaning: 'The whole run ends as failed.' },
};

/** `restart, 3 in 10 s` */
export function failureLine(onFailure: OnFailure): string {
  if (onFailure.kind !== 'restart') return failureWords[onFailure.kind].long.toLowerCase();
  return `restart, ${onFailure.times} in ${durationWords(onFailure.seconds * 1000)}`;
}
