/** Steps of a path in words. */

import { durationWords } from '@/trace/lanes/ticks.ts';
import { shortId } from '@/trace/messages/message-detail.ts';
import { PARTS, type Part, type PathStep } from '@/trace/paths/path-steps.ts';

export const partNames: Record<Part, string> = {
  work: 'handling',
  outside: 'awaiting the outside',
  others: 'thread busy with others',
  answer: 'waiting for an answer',
  full: 'waiting on a full queue',
  behind: 'waiting behind others',
  queue: 'on its way',
};

export const partMeanings: Record<Part, string> = {
  work: 'An actor handled a message',
  outside: 'It awaited a file, a program or a timer',
  others: 'Its thread worked for other actors',
  answer: 'It waited for an answer, and the trace tells no more of how that came about',
  full: 'A message waited for a place in a full queue',
  behind: 'A message was in its queue while its receiver handled others',
  queue: 'A message was in its queue, and nobody stood in its way',
};

/** `encoder handled #3.339`, `in jobs, on the way to encoder`. */
export function stepWords({ kind, actor, queue, message, turns }: PathStep): string {
  const who = actor ?? 'an actor';
  if (kind === 'answer') return actor === null ? 'an answer' : `an answer of ${who}`;
  if (kind === 'turn')
    return turns === 1
      ? `${who} handled #${shortId(message)}`
      : `${who} handled ${turns.toLocaleString('en')} messages`;
  return queue === null ? `on the way to ${who}` : actor === null ? `in ${queue}` : `in ${queue}, to ${who}`;
}

/** What the time of a step went into, where that is not what one expects of it: `40 ms on full jobs`. */
export function partWords({ kind, queue, parts, fromNs, toNs }: PathStep): string {
  const plain: Part = kind === 'turn' ? 'work' : kind;
  const least = (toNs - fromNs) * 0.01;
  return PARTS.filter((part) => part !== plain && parts[part] > least)
    .sort((a, b) => parts[b] - parts[a])
    .map((part) => {
      const whole = parts[part] >= toNs - fromNs - least;
      const name = part === 'full' && queue !== null ? `waiting for a place in ${queue}` : partNames[part];
      return whole ? name : `${durationWords(parts[part])} ${name}`;
    })
    .join(', ');
}
