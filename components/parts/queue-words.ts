/** A queue's rules in words, as the canvas and the inspector say them. */
import type { Queue } from '@/flow/document.ts';
import { durationWords } from './duration-words.ts';

type WhenFull = Queue['whenFull'];

/** Each way, shortest for the canvas, with what it means for those who send. */
export const whenFullWords: Record<WhenFull, { short: string; long: string; meaning: string }> = {
  wait: {
    short: 'waits when full',
    long: 'Senders wait',
    meaning: 'A send goes on when there is room again.',
  },
  'drop-newest': {
    short: 'drops newest',
    long: 'Drop the newest',
    meaning: 'The message that finds no room is dropped.',
  },
  'drop-oldest': {
    short: 'drops oldest',
    long: 'Drop the oldest',
    meaning: 'The one that has waited longest makes room.',
  },
  fail: {
    short: 'fails when full',
    long: 'The send fails',
    meaning: 'The sender gets an error at its own line.',
  },
};

export const orderWords: Record<Queue['order']['kind'], { long: string; meaning: string }> = {
  fifo: { long: 'First in, first out', meaning: 'Messages leave in the order of their arrival.' },
  lifo: { long: 'Last in, first out', meaning: 'The newest message leaves first.' },
  priority: { long: 'By priority', meaning: 'The lowest value of a field leaves first.' },
};

/** Everything a queue does beside being first in, first out; what happens when full always stands first. */
export function queuePolicy(queue: Queue): string[] {
  const words = [whenFullWords[queue.whenFull].short];
  if (queue.order.kind === 'lifo') words.push('last in first out');
  if (queue.order.kind === 'priority') words.push(`priority by ${queue.order.field}`);
  if (queue.uniqueBy !== undefined) words.push(`unique by ${queue.uniqueBy}`);
  if (queue.timeToLiveMs !== undefined) words.push(`expires after ${durationWords(queue.timeToLiveMs)}`);
  return words;
}

/** The one rule that tells this queue from others, for a narrow place: `unique by host`. */
export function queueLine(queue: Queue): string {
  const [whenFull, ...special] = queuePolicy(queue);
  if (queue.whenFull !== 'wait') return [whenFull, ...special].slice(0, 2).join(' · ');
  return special[0] ?? whenFull ?? '';
}
